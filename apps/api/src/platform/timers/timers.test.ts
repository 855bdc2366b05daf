import { expect, test } from "vitest";
import { addMs, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { world } from "#test/world.ts";

const kogi = world();

const set = (kind: string, ref: string, inMs: number, how: "schedule" | "keep" = "schedule") =>
  kogi.platform.inTransaction((tx) =>
    kogi.platform.timers[how](tx, { kind, ref, dueAt: addMs(kogi.platform.clock.now(), inMs) }),
  );

test("a sweep that has had its time leaves the rest to the next one", async () => {
  const { timers } = kogi.platform;
  const fired: string[] = [];
  timers.onDue("test.many", async (_tx, { ref }) => void fired.push(ref));
  for (const ref of ["a", "b", "c"]) await set("test.many", ref, 0);
  expect(await timers.sweep(0)).toBe(1);
  expect(await timers.sweep()).toBe(2);
  expect(fired.toSorted()).toEqual(["a", "b", "c"]);
});

test("a timer whose work fails again and again makes nothing late, is counted, and hides none that is", async () => {
  const { clock, inTransaction, timers } = kogi.platform;
  timers.onDue("test.poisoned", async () => {
    throw new Error("never");
  });
  const ref = newId();
  await set("test.poisoned", ref, 0);
  for (let tries = 0; tries < 3; tries += 1) await kogi.advance(10 * MINUTE_MS);
  expect([await timers.lagMs(), await timers.failing()]).toEqual([0, 1]);
  clock.setOffset(clock.offsetMs + HOUR_MS);
  // Nobody tries it again: that is late.
  expect(await timers.lagMs()).toBeGreaterThan(HOUR_MS / 2);
  await inTransaction((tx) => timers.cancel(tx, "test.poisoned", ref));
  expect([await timers.lagMs(), await timers.failing()]).toEqual([0, 0]);
});

test("a timer is kept where one waits, however late, and set where none does", async () => {
  const { clock, timers } = kogi.platform;
  const fired: Date[] = [];
  timers.onDue("test.kept", async (_tx, { dueAt }) => void fired.push(dueAt));
  const ref = newId();
  const first = clock.now();
  await set("test.kept", ref, 0);
  await set("test.kept", ref, HOUR_MS, "keep");
  await timers.sweep();
  expect(fired).toHaveLength(1);
  expect((fired[0]?.getTime() ?? 0) - first.getTime()).toBeLessThan(MINUTE_MS);
  await set("test.kept", ref, HOUR_MS, "keep");
  await kogi.advance(2 * HOUR_MS);
  expect(fired).toHaveLength(2);
});
