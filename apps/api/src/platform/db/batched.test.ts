import { sql } from "kysely";
import { expect, test } from "vitest";
import { world } from "#test/world.ts";
import { batched } from "./batched.ts";

const kogi = world();

/** The square of a number, none for zero, and how many were asked for together. */
const read = batched(
  "test.squares",
  (db, { keys }) => ({
    compile: () =>
      sql<{ n: string; square: number; together: number }>`select n, n::int * n::int as square,
        cardinality(${keys}::text[]) as together from unnest(${keys}::text[]) as n where n <> '0'`.compile(db),
  }),
  (row) => row.n,
);

test("what is asked within one turn goes together, and each gets their own answer", async () => {
  const { db } = kogi.platform;
  const answers = await Promise.all(["2", "3", "2", "0", "12"].map((n) => read(db, n)));
  expect(answers.map((row) => row?.square)).toEqual([4, 9, 4, undefined, 144]);
  expect(answers[0]?.together).toBe(4); // the same key is asked for once
});

test("nothing is remembered: a later turn asks anew", async () => {
  const { db } = kogi.platform;
  await Promise.all([read(db, "2"), read(db, "3")]);
  expect((await read(db, "2"))?.together).toBe(1);
});

test("more than fifty are asked for in parts", async () => {
  const numbers = Array.from({ length: 120 }, (_, n) => String(n + 1));
  const answers = await Promise.all(numbers.map((n) => read(kogi.platform.db, n)));
  expect(answers.map((row) => row?.square)).toEqual(numbers.map((n) => Number(n) ** 2));
  expect(Math.max(...answers.map((row) => row?.together ?? 0))).toBe(50);
});

test("within a transaction each read goes by itself and sees what the transaction wrote", async () => {
  const answers = await kogi.platform.inTransaction(async (tx) => [await read(tx, "5"), await read(tx, "6")]);
  expect(answers.map((row) => row?.together)).toEqual([1, 1]);
});

test("a failure reaches everybody who asked, and the next turn works", async () => {
  const { db } = kogi.platform;
  const failed = await Promise.allSettled([read(db, "7"), read(db, "no number")]);
  expect(failed.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect((await read(db, "7"))?.square).toBe(49);
});
