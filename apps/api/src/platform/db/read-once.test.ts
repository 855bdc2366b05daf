import { expect, test } from "vitest";
import { world } from "#test/world.ts";
import { readOnce } from "./read-once.ts";

const kogi = world();

/** Counts how often it was read. */
function counting() {
  const once = readOnce<number>();
  let reads = 0;
  return (key: string, db = kogi.platform.db) =>
    once(db, key, async () => {
      reads += 1;
      return reads;
    });
}

test("what is asked alike within one turn is read once, other questions by themselves", async () => {
  const ask = counting();
  expect(await Promise.all([ask("newest"), ask("newest"), ask("dearest"), ask("newest")])).toEqual([1, 1, 2, 1]);
});

test("nothing is remembered: who asks after the read began has it read anew", async () => {
  const ask = counting();
  const first = ask("newest");
  await new Promise((resolve) => setImmediate(resolve));
  expect(await Promise.all([first, ask("newest")])).toEqual([1, 2]);
});

test("within a transaction each read goes by itself", async () => {
  const ask = counting();
  const answers = await kogi.platform.inTransaction((tx) => Promise.all([ask("newest", tx), ask("newest", tx)]));
  expect(answers).toEqual([1, 2]);
});

test("a failure reaches everybody who asked, and the next turn works", async () => {
  const once = readOnce<number>();
  const { db } = kogi.platform;
  const fail = () => Promise.reject(new Error("away"));
  const failed = await Promise.allSettled([once(db, "newest", fail), once(db, "newest", fail)]);
  expect(failed.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect(await once(db, "newest", async () => 7)).toBe(7);
});
