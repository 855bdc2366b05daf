import { expect } from "vitest";
import { newId } from "#platform/ids/index.ts";
import type { World } from "./world.ts";

/** As after a crash between the commit of an effect and the storing of its answer: the effect is there, the answer is not. */
export async function loseAnswer(kogi: World, key: string): Promise<void> {
  await kogi.platform.owner((db) => db.query("delete from platform.idempotency_keys where key = $1", [key]));
}

/** Calls, loses the answer, and calls again with the same key: the second answer is the first. */
export async function answeredAgain<T>(kogi: World, call: (idempotencyKey: string) => Promise<T>): Promise<T> {
  const key = newId();
  const first = await call(key);
  await loseAnswer(kogi, key);
  expect(await call(key)).toEqual(first);
  return first;
}
