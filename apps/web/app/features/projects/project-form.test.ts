import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { type PageContext, pageContext } from "../../lib/context.ts";
import { FormRefusal } from "../../lib/form.server.ts";
import { action as postProject } from "../../routes/projects/new.server.ts";
import { action as saveSkills } from "../../routes/settings/skills.server.ts";

const NAMES = Array.from({ length: 200 }, (_, index) => `skill ${index}`).join(",");

/** What a form does that is sent to an action: what it answers, and how often it asked the API for anything. */
async function sent(action: (args: never) => Promise<unknown>, fields: Record<string, string>, viewer: unknown) {
  let asked = 0;
  const call = () => {
    asked += 1;
    return Promise.resolve({ data: [], project_id: "1" });
  };
  const api = new Proxy({}, { get: () => new Proxy({}, { get: () => call }) });
  const context = new RouterContextProvider();
  // Of all that a page knows, this much is asked for on the way to the refusal.
  context.set(pageContext, { api, viewer, preferences: { locale: "en" } } as unknown as PageContext);
  const request = new Request("http://kogi.example/somewhere", { method: "POST", body: new URLSearchParams(fields) });
  // An action takes more than it asks for.
  const answer = await action({ request, context, params: {} } as never).catch((error: unknown) => error);
  return { answer, asked };
}

test("a project of two hundred skills is refused before any of them is looked up", async () => {
  const { answer, asked } = await sent(
    postProject,
    { title: "A sign", skills: NAMES, intent: "draft" },
    { userId: "1" },
  );
  expect(asked).toBe(0);
  expect(answer).toMatchObject({ data: { errors: { skills: "Name up to 15 skills." } }, init: { status: 422 } });
});

test("two hundred skills of one's own are refused before any of them is looked up", async () => {
  const { answer, asked } = await sent(saveSkills, { add: NAMES }, { userId: "1" });
  expect(asked).toBe(0);
  expect(answer).toMatchObject({ data: { errors: { add: "Name up to 30 skills." } }, init: { status: 422 } });
});

test("a visitor who posts a project is sent to sign in, and nothing is looked up", async () => {
  const { answer, asked } = await sent(postProject, { title: "A sign", skills: "Lettering" }, null);
  expect(asked).toBe(0);
  expect(answer).toBeInstanceOf(Response);
  expect(answer).not.toBeInstanceOf(FormRefusal);
});
