import { data } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { replyWhereUnanswered, unanswered } from "./unanswered.ts";

beforeEach(() => vi.stubGlobal("document", { documentElement: { lang: "en" } }));
afterEach(() => vi.unstubAllGlobals());

/** As React Router tells what a route's action came to. */
const cameTo = (error: unknown) => async () => ({ here: { type: "error" as const, result: data(error) } });

const asked = (fields: Record<string, string>, method = "POST") =>
  new Request("http://kogi.test/contracts/1", method === "GET" ? {} : { method, body: new URLSearchParams(fields) });

const answer = (status: number) => ({ status, statusText: "", internal: false, data: null });

test.for<[string, unknown, RegExp]>([
  ["a connection that breaks", new TypeError("Failed to fetch"), /do not know whether this arrived. Look/],
  ["a proxy whose server went away", answer(502), /do not know whether this arrived. Look/],
  ["a limit", answer(429), /was not done. Wait a minute/],
  ["a server that is loaded", answer(503), /was not done. Try again/],
])("after %s the form comes back as it was typed, and says so", async ([, error, said]) => {
  const fields = { intent: "decline", note: "Not now", password: "secret" };
  const { here } = await replyWhereUnanswered(asked(fields), cameTo(error));
  expect(here).toMatchObject({
    type: "data",
    result: { data: { values: { intent: ["decline"], note: ["Not now"] }, errors: {} } },
  });
  expect(JSON.stringify(here)).not.toContain("secret");
  expect(unanswered.now()?.message).toMatch(said);
});

test("a form that has its effect once may be sent again, and the next attempt clears what was said", async () => {
  await replyWhereUnanswered(asked({ idempotency_key: "k" }), cameTo(new TypeError("Load failed")));
  expect(unanswered.now()?.message).toContain("it is done once");
  await replyWhereUnanswered(asked({}), async () => ({ here: { type: "data", result: null } }));
  expect(unanswered.now()).toBeNull();
});

test.for<[string, Request, unknown]>([
  ["a page that is read", asked({}, "GET"), new TypeError("Failed to fetch")],
  ["what does not exist", asked({}), answer(404)],
  ["a fault of the server", asked({}), new Error("Unexpected Server Error")],
])("%s stays what it was", async ([, request, error]) => {
  const { here } = await replyWhereUnanswered(request, cameTo(error));
  expect(here?.type).toBe("error");
});
