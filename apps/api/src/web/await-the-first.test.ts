import { expect, test } from "vitest";
import type { ApiRequest, ApiResponse } from "#api-schema/client.ts";
import { idempotencyErrors } from "#platform/errors/index.ts";
import { awaitTheFirst } from "./await-the-first.ts";

const call: ApiRequest = { method: "POST", url: "/api/x", headers: { "idempotency-key": "k" }, body: "{}" };
const answer = (status: number, text: string): ApiResponse => ({ status, headers: {}, setCookies: [], text });
const stillRunning = answer(409, JSON.stringify({ code: idempotencyErrors.stillRunning().code }));

/** A server that gives these answers, one after the other. */
function giving(...answers: ApiResponse[]) {
  const asked: ApiRequest[] = [];
  const transport = async (request: ApiRequest) => {
    asked.push(request);
    return answers[Math.min(asked.length, answers.length) - 1] ?? answer(500, "");
  };
  return { transport, asked };
}

test("the second of two alike gets the answer to the first, when there is one", async () => {
  const done = answer(201, "{}");
  const { transport, asked } = giving(stillRunning, stillRunning, done);
  expect(await awaitTheFirst(transport, [1, 1, 1])(call)).toBe(done);
  expect(asked).toEqual([call, call, call]);
});

test("a first that takes too long is told to be still running", async () => {
  const { transport, asked } = giving(stillRunning);
  expect(await awaitTheFirst(transport, [1, 1])(call)).toBe(stillRunning);
  expect(asked).toHaveLength(3);
});

test("any other answer is given at once, also another conflict", async () => {
  for (const other of [answer(200, "{}"), answer(409, '{"code":"payment.already_open"}'), answer(422, "{}")]) {
    const { transport, asked } = giving(other);
    expect(await awaitTheFirst(transport)(call)).toBe(other);
    expect(asked).toHaveLength(1);
  }
});
