import { afterAll, beforeEach, expect, test } from "vitest";
import { world } from "#test/world.ts";
import { openDatabase, type Tx } from "../db/index.ts";
import { createLogger } from "../log/index.ts";
import { type BatchWriter, createBatchWriter } from "./index.ts";

const kogi = world();
let close: () => Promise<void> = async () => undefined;
let writer: BatchWriter;
let runs = 0;

beforeEach(async () => {
  await close();
  const { connection, jobs } = kogi.platform;
  const database = openDatabase({ connection, poolSize: 1, role: null, log: createLogger("silent"), manyWrites: true });
  close = () => database.close();
  writer = createBatchWriter(database.db, jobs);
  runs += 1;
});
afterAll(() => close());

/** A row that names this test's run and the piece of work that wrote it. */
const insert = (tx: Tx, what: number) =>
  tx
    .insertInto("platform.handled_events")
    .values({
      listener: `batch ${runs}`,
      event_id: `00000000-0000-7000-8000-00000000000${what}`,
      handled_at: kogi.platform.clock.now(),
    })
    .execute();
const write = (what: number) => writer.inTransaction((tx) => insert(tx, what));
const written = async () =>
  (
    await kogi.platform.db
      .selectFrom("platform.handled_events")
      .select("event_id")
      .where("listener", "=", `batch ${runs}`)
      .orderBy("event_id")
      .execute()
  ).map(({ event_id }) => Number(event_id.slice(-1)));

test("a batch is seen by others when it ends, whole", async () => {
  await writer.batch(async () => {
    await write(1);
    await write(2);
    expect(await written()).toEqual([]);
  });
  expect(await written()).toEqual([1, 2]);
});

test("a part that fails takes the whole batch with it, also when whoever called it goes on", async () => {
  const failing = writer.batch(async () => {
    await write(1);
    await writer
      .inTransaction(async () => {
        throw new Error("refused");
      })
      .catch(() => undefined);
    await write(2);
  });
  await expect(failing).rejects.toThrow("every part of a batch goes well");
  expect(await written()).toEqual([]);
  await writer.batch(() => write(3));
  expect(await written()).toEqual([3]);
});

test("outside a batch each piece of work stands alone", async () => {
  await write(1);
  await expect(
    writer.inTransaction(async (tx) => {
      await insert(tx, 2);
      throw new Error("refused");
    }),
  ).rejects.toThrow("refused");
  expect(await written()).toEqual([1]);
});
