import { Type } from "typebox";
import { expect, test } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { defineEvent } from "#platform/events/index.ts";
import { newId } from "#platform/ids/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import { world } from "#test/world.ts";

const kogi = world();
const noted = defineEvent("test.noted", Type.Object({ note: Type.String() }));

test("an event is heard once by each listener, though one of them fails the first time", async () => {
  const { platform } = kogi;
  const heard: string[] = [];
  let failures = 1;
  platform.events.on(noted, "test.first", async (_tx, { note }) => void heard.push(`first ${note}`));
  platform.events.on(noted, "test.second", async (_tx, { note }) => {
    if (failures-- > 0) throw new Error("not yet");
    heard.push(`second ${note}`);
  });
  await platform.inTransaction((tx) => platform.events.publish(tx, noted, { note: "a" }));
  await kogi.settle();
  expect(heard).toEqual(["first a"]);
  // The retry waits a few seconds of machine time; asking for it now proves that the first listener is skipped.
  await platform.owner((client) => client.query("update pgboss.job set start_after = now() where state = 'retry'"));
  await kogi.settle();
  expect(heard).toEqual(["first a", "second a"]);
});

test("a rollback leaves no job and no event behind", async () => {
  const { platform } = kogi;
  const ran: string[] = [];
  const job = defineJob("test.rolled_back", Type.Object({ id: Type.String() }));
  platform.jobs.handle(job, async ({ id }) => void ran.push(id));
  await platform.jobs.start();
  const attempt = platform.inTransaction(async (tx) => {
    await platform.jobs.enqueue(tx, job, { id: "lost" });
    throw new Error("changed my mind");
  });
  await expect(attempt).rejects.toThrow("changed my mind");
  await platform.inTransaction((tx) => platform.jobs.enqueue(tx, job, { id: "kept" }));
  await kogi.settle();
  expect(ran).toEqual(["kept"]);
});

test("a timer fires once at its instant, and the later of two dates set for the same thing counts", async () => {
  const { platform } = kogi;
  const fired: string[] = [];
  platform.timers.onDue("test.deadline", async (_tx, timer) => void fired.push(timer.ref));
  const ref = newId();
  const inHours = (hours: number) => new Date(platform.clock.now().getTime() + hours * HOUR_MS);
  await platform.inTransaction((tx) => platform.timers.schedule(tx, { kind: "test.deadline", ref, dueAt: inHours(1) }));
  await platform.inTransaction((tx) => platform.timers.schedule(tx, { kind: "test.deadline", ref, dueAt: inHours(3) }));
  await kogi.advance(2 * HOUR_MS);
  expect(fired).toEqual([]);
  await kogi.advance(2 * HOUR_MS);
  await kogi.advance(2 * HOUR_MS);
  expect(fired).toEqual([ref]);
});
