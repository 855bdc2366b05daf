// Deadlines on two machines at once: sweeps that come a day late, at the hour that daylight saving skips and the one it
// doubles, over a leap day, with handlers that fail the first time. Each must fire once, at or after its instant.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { readConfig } from "#platform/config/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform, type Platform } from "#platform/platform.ts";
import { makeDataFolder } from "../apps/api/test/journeys/server.ts";
import type { Chaos } from "./chaos.ts";

const EACH_DAY = 40;
const KIND = "chaos.clock";
const FIRED = "chaos.timer_fired";
const PROJECT = join(import.meta.dirname, "..");
// Central European clocks skip 02:00-03:00 and double 02:00-03:00; 2028 has a 29 February.
const DAYS = ["2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31", "2028-02-28", "2028-02-29", "2028-03-01"];

export const chaos: Chaos = async ({ times, sabotage, say }) => {
  const dataFolder = await makeDataFolder("clock");
  const config = readConfig({ ...process.env, KOGI_DATA: dataFolder, KOGI_DEMO: "off", LOG_LEVEL: "silent" }, PROJECT);
  const first = await createPlatform(config, createLogger("silent"));
  const second = await createPlatform(config, createLogger("silent"), {
    connection: first.connection,
    skipMigrations: true,
  });
  const machines = [first, second];
  try {
    const failing = new Set<string>();
    for (const machine of machines) answer(machine, failing);
    const due = await schedule(first, times ?? EACH_DAY);
    say(`${due.size} deadlines on ${DAYS.length} days, swept by two machines`);
    const late = await sweepLate(machines, due);
    if (sabotage) await fireAgain(first, [...due.keys()][0] ?? "");
    return await judge(first, due, (line) => say(`${line}; ${failing.size} failed at their first try; ${late} sweeps`));
  } finally {
    await second.close();
    await first.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
};

/** Each firing is a row in the transaction that marks the timer; every seventh fails the first time it is tried. */
function answer(machine: Platform, failing: Set<string>): void {
  machine.timers.onDue(KIND, async (tx, { ref }) => {
    await machine.audit.record(tx, { actorId: null, action: FIRED, subject: { type: "timer", id: ref } });
    if (!ref.endsWith("7") || failing.has(ref)) return;
    failing.add(ref);
    throw new Error("the first try fails");
  });
}

async function schedule(machine: Platform, eachDay: number): Promise<ReadonlyMap<string, Date>> {
  const due = new Map<string, Date>();
  for (const day of DAYS)
    for (let number = 0; number < eachDay; number += 1)
      due.set(`${day}#${number}`, addMs(new Date(`${day}T00:00:00Z`), Math.floor((number * DAY_MS) / eachDay)));
  await machine.inTransaction(async (tx) => {
    for (const [ref, dueAt] of due) {
      // Set twice: the second call moves the waiting one.
      await machine.timers.schedule(tx, { kind: KIND, ref, dueAt: addMs(dueAt, -DAY_MS) });
      await machine.timers.schedule(tx, { kind: KIND, ref, dueAt });
    }
  });
  return due;
}

/** Walks over the days on both machines, whose clocks differ by a minute, now and then a whole day late. */
async function sweepLate(machines: readonly Platform[], due: ReadonlyMap<string, Date>): Promise<number> {
  const instants = [...due.values()].map((at) => at.getTime()).toSorted((a, b) => a - b);
  const [start = 0, end = 0] = [instants[0], instants.at(-1)];
  let sweeps = 0;
  for (let at = start - HOUR_MS; at < end + 2 * DAY_MS; ) {
    for (const [index, { clock }] of machines.entries())
      clock.setOffset(clock.offsetMs + at + index * MINUTE_MS - clock.now().getTime());
    await Promise.all(machines.map(({ timers }) => timers.sweep()));
    sweeps += machines.length;
    const next = instants.find((instant) => instant > at) ?? end;
    // Nothing is due for months: to a minute before the next deadline. Else three hours, and every fifth time a day.
    at = Math.max(at + (sweeps % 10 === 0 ? DAY_MS : 3 * HOUR_MS), Math.min(next - MINUTE_MS, end + 2 * DAY_MS));
  }
  return sweeps;
}

async function fireAgain(machine: Platform, ref: string): Promise<void> {
  await machine.inTransaction((tx) =>
    machine.audit.record(tx, { actorId: null, action: FIRED, subject: { type: "timer", id: ref } }),
  );
}

async function judge(
  machine: Platform,
  due: ReadonlyMap<string, Date>,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const fired = await machine.db
    .selectFrom("platform.audit_log")
    .select("subject_id")
    .where("action", "=", FIRED)
    .execute();
  const rows = await machine.db
    .selectFrom("platform.timers")
    .select(["ref", "state", "due_at", "fired_at"])
    .where("kind", "=", KIND)
    .execute();
  const counts = new Map<string, number>();
  for (const { subject_id } of fired) counts.set(subject_id, (counts.get(subject_id) ?? 0) + 1);
  const faults: string[] = [];
  for (const [ref, at] of due) {
    const timers = rows.filter((row) => row.ref === ref);
    const [timer] = timers;
    if (timers.length !== 1 || counts.get(ref) !== 1) faults.push(`${ref} fired ${counts.get(ref) ?? 0} times`);
    else if (timer?.state !== "fired" || timer.fired_at === null) faults.push(`${ref} is ${timer?.state}`);
    else if (timer.fired_at < at || timer.due_at.getTime() !== at.getTime())
      faults.push(`${ref} fired before its instant`);
  }
  say(`${fired.length} fired, ${rows.length} rows`);
  return faults;
}
