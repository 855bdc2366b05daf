// How jobs are worked off: by a second queue on the database of a world that does not work on its own.
import { Type } from "typebox";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createJobs, defineJob, type Jobs } from "#platform/jobs/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { world } from "#test/world.ts";

const kogi = world();
const heavy = defineJob("test.heavy", Type.Object({ number: Type.Integer() }), { concurrency: 1 });
const JOBS = 5;

let jobs: Jobs;
beforeAll(async () => {
  const { name } = await kogi.platform.db
    .selectNoFrom((eb) => eb.fn<string>("current_database", []).as("name"))
    .executeTakeFirstOrThrow();
  jobs = createJobs({
    connection: { ...inject("testServer").connection, database: name },
    log: createLogger("silent"),
    poolSize: 2,
    works: true,
  });
});
afterAll(() => jobs.stop());

test("of a kind that is worked on one at a time, never two run at once, and the next begins when one ends", async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  const all = new Promise<void>((resolve) => {
    jobs.handle(heavy, async ({ number }) => {
      running += 1;
      most = Math.max(most, running);
      // Time enough for another one to begin.
      await kogi.platform.db.selectNoFrom((eb) => eb.fn("pg_sleep", [eb.val(0.1)]).as("slept")).execute();
      running -= 1;
      done.push(number);
      if (done.length === JOBS) resolve();
    });
  });
  await jobs.start();
  await kogi.platform.inTransaction(async (tx) => {
    for (let number = 0; number < JOBS; number += 1) await jobs.enqueue(tx, heavy, { number });
  });
  const before = performance.now();
  await jobs.work();
  await all;
  expect({ most, done: done.toSorted() }).toEqual({ most: 1, done: [0, 1, 2, 3, 4] });
  // Not by asking every two seconds.
  expect(performance.now() - before).toBeLessThan(6_000);
}, 60_000);

test("of those that wait, the highest priority is next", async () => {
  const ranked = defineJob("test.ranked", Type.Object({ number: Type.Integer() }), { concurrency: 1 });
  const { name } = await kogi.platform.db
    .selectNoFrom((eb) => eb.fn<string>("current_database", []).as("name"))
    .executeTakeFirstOrThrow();
  const others = createJobs({
    connection: { ...inject("testServer").connection, database: name },
    log: createLogger("silent"),
    poolSize: 2,
    works: true,
  });
  const done: number[] = [];
  const all = new Promise<void>((resolve) => {
    others.handle(ranked, async ({ number }) => {
      done.push(number);
      if (done.length === 4) resolve();
    });
  });
  await others.start();
  await kogi.platform.inTransaction(async (tx) => {
    for (const number of [0, -2, -1, 5]) await others.enqueue(tx, ranked, { number }, { priority: number });
  });
  await others.work();
  await all;
  await others.stop();
  expect(done).toEqual([5, 0, -1, -2]);
}, 60_000);
