// What must not compile. A line marked here that compiles after all is an error of `npm run check -- types`.
import { expectTypeOf, test } from "vitest";
import { world } from "#test/world.ts";
import type { Db, Tx } from "./index.ts";

const kogi = world();

test("the pool has no words to write with, and is no transaction", async () => {
  const write = async (tx: Tx) => tx.updateTable("platform.timers").set({ attempts: 1 }).execute();
  const plantedViolations = (db: Db) => [
    // @ts-expect-error: a writer takes a transaction
    () => write(db),
    // @ts-expect-error: nor does a query of one's own insert
    () => db.insertInto("platform.timers"),
    // @ts-expect-error: nor change
    () => db.updateTable("platform.timers"),
    // @ts-expect-error: nor delete
    () => db.deleteFrom("platform.timers"),
    // @ts-expect-error: nor by a name given to the rows it wrote
    () => db.with("gone", (creator) => creator.deleteFrom("platform.timers")),
  ];
  expectTypeOf(plantedViolations).parameter(0).toEqualTypeOf(kogi.platform.db);
  // In a transaction both work.
  await kogi.platform.inTransaction(async (tx) => {
    expectTypeOf(tx).toExtend<Db>();
    await write(tx);
  });
});
