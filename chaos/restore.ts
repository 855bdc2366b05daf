// Backups are taken with the command people use while 32 pairs move money, and restored elsewhere. Whatever was
// acknowledged before a backup began is in it exactly once, the books sum to zero, and a server goes on from there.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { makeDataFolder, startServer } from "../apps/api/test/journeys/server.ts";
import type { Chaos } from "./chaos.ts";
import { type Account, compareWithDatabase } from "./findings.ts";
import { type Acknowledged, countOf, keepWorking, nothingYet, openLanes, untilWorked } from "./lane.ts";

const LANES = 32;
const BACKUPS = 5;
const EFFECTS_BETWEEN = 100;
const PROJECT = join(import.meta.dirname, "..");

export const chaos: Chaos = async ({ times, sabotage, say }) => {
  if (process.env.DATABASE_URL) {
    say("skipped: a PostgreSQL server is backed up with its own tools (docs/operations.md); unset DATABASE_URL");
    return [];
  }
  const folder = await makeDataFolder("restore");
  const server = await startServer({ dataFolder: join(folder, "first"), keep: true });
  const faults: string[] = [];
  let stopped = false;
  try {
    const lanes = await openLanes(server.origin, LANES);
    say(`${LANES} pairs of people have a contract each`);
    const known = nothingYet();
    const busy = Promise.all(lanes.map((lane) => keepWorking(lane, known, () => stopped)));
    // Heard below, where it is waited for.
    busy.catch(() => undefined);
    const backups: { readonly path: string; readonly before: Acknowledged }[] = [];
    for (let round = 1; round <= (times ?? BACKUPS); round += 1) {
      if (!(await untilWorked(known, EFFECTS_BETWEEN))) faults.push(`before backup ${round}: the work did not go on`);
      const before = copyOf(known);
      const path = join(folder, `backup-${round}`);
      say(await command("db/backup.ts", path, join(folder, "first")));
      say(`${countOf(before)} effects acknowledged before it, ${countOf(known) - countOf(before)} while it ran`);
      backups.push({ path, before });
    }
    stopped = true;
    await busy;
    faults.push(...lanes.flatMap(({ wrong }) => wrong));
    for (const { path, before } of backups) {
      const elsewhere = `${path}-restored`;
      say(await command("db/restore.ts", path, elsewhere));
      faults.push(...(await examine(elsewhere, { known: before, sabotage, say })));
    }
    return faults;
  } finally {
    stopped = true;
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** A server starts on what was restored and finishes what was under way. */
async function examine(dataFolder: string, account: Account): Promise<readonly string[]> {
  const server = await startServer({ dataFolder, keep: true });
  try {
    return await compareWithDatabase(dataFolder, server.origin, account);
  } finally {
    await server.stop();
  }
}

const copyOf = (known: Acknowledged): Acknowledged => ({
  begun: new Set(known.begun),
  charged: new Set(known.charged),
  submitted: new Set(known.submitted),
  released: new Set(known.released),
  refunded: new Set(known.refunded),
  withdrawn: new Set(known.withdrawn),
});

/** Runs one of our commands on a data folder; its first line, or the whole of what it said when it failed. */
async function command(script: string, argument: string, dataFolder: string): Promise<string> {
  const child = spawn(process.execPath, [join(PROJECT, script), argument], {
    env: { ...process.env, KOGI_DATA: dataFolder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += String(data)));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${script} ended with ${code}:\n${output}`);
  return output.split("\n")[0] ?? "";
}
