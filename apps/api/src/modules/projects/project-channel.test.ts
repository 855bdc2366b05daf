import { expect, test } from "vitest";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import { postProject, projectBody, propose } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const actorOf = ({ userId }: Person): Actor => ({
  userId,
  userType: "freelancer",
  roles: ["freelancer"],
  emailVerified: true,
  sessionId: null,
  via: "session",
  scopes: "all",
});

test("who watches a post hears how it stands, and neither who proposes nor for how much", async () => {
  const [client, ana] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi, { name: "Ana Sol" })];
  const { project_id } = await postProject(client);
  await kogi.settle();
  const heard: unknown[] = [];
  const stop = await kogi.platform.live.subscribe(`project:${project_id}`, ({ payload }) => heard.push(payload));
  const { proposal_id } = await propose(ana, project_id);
  await ana.api.projects.withdrawProposal({ params: { proposal_id } });
  await client.api.projects.closeProject({ params: { project_id } });
  await kogi.settle();
  stop();
  const stands = (status: string, proposals_count: number) =>
    expect.objectContaining({ project_id, status, proposals_count, positions_filled: 0 });
  expect(heard).toEqual([stands("open", 1), stands("open", 0), stands("closed", 0)]);
  expect(JSON.stringify(heard)).not.toMatch(/Ana|180000/);
});

test("a post's channel is closed to whoever may not know of the post", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const [guest, blocked] = [await signUp(kogi), await signUp(kogi)];
  const draft = await client.api.projects.createProject({ body: projectBody() });
  const open = await postProject(client);
  await client.api.users.addBlock({ body: { user_id: blocked.userId, kind: "block" } });
  const listens = (person: Person | null, id: string) =>
    kogi.platform.live.mayListen(person && actorOf(person), `project:${id}`);
  expect(await listens(client, draft.project_id)).toBe(true);
  expect(await listens(guest, draft.project_id)).toBe(false);
  expect(await listens(guest, open.project_id)).toBe(true);
  expect(await listens(null, open.project_id)).toBe(true);
  expect(await listens(blocked, open.project_id)).toBe(false);
  expect(await listens(guest, newId())).toBe(false);
  expect(await listens(guest, "nonsense")).toBe(false);
});
