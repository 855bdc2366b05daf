// PostgreSQL goes away under load, in every way it does: stopped in order and at once, its connections cut in the middle
// of transactions, its disk full. Kogi answers 503 meanwhile and goes on by itself; nothing is lost, doubled or half done.
import { setTimeout as sleep } from "node:timers/promises";
import { startServer } from "../apps/api/test/journeys/server.ts";
import { watchAnswers } from "./answers.ts";
import type { Chaos, ChaosOptions } from "./chaos.ts";
import { killEmbeddedDatabase } from "./embedded-database.ts";
import { openEvidence } from "./evidence.ts";
import { compareWithDatabase } from "./findings.ts";
import { countOf, keepWorking, nothingYet, openEarningLanes, untilWorked } from "./lane.ts";
import { type SmallDatabase, startSmallDatabase } from "./small-database.ts";

const LANES = 8;
const ROUNDS = 5;
const EFFECTS_BETWEEN = 40;
const AWAY_MS = 3_000;
const CUTS = 20;
const CUT_EVERY_MS = 100;

interface Fault {
  readonly what: string;
  strike(database: SmallDatabase): Promise<void>;
}

const FAULTS: readonly Fault[] = [
  { what: "stopped in order", strike: (database) => awayFor(database, "SIGINT") },
  { what: "stopped at once", strike: (database) => awayFor(database, "SIGQUIT") },
  { what: "connections cut", strike: cutConnections },
  { what: "disk full", strike: (database) => database.fillDisk(AWAY_MS) },
];

export const chaos: Chaos = async ({ times, sabotage, say }) => {
  if (process.env.DATABASE_URL) {
    say("skipped: it stops and starts a PostgreSQL of its own; unset DATABASE_URL");
    return [];
  }
  const database = await startSmallDatabase(say);
  try {
    const faults = await strikeAll(database, { times, sabotage, say });
    return [...faults, ...(await killEmbeddedDatabase(say))];
  } finally {
    await database.remove();
  }
};

async function strikeAll(database: SmallDatabase, { times, sabotage, say }: ChaosOptions): Promise<readonly string[]> {
  const server = await startServer({ environment: { DATABASE_URL: database.url } });
  const faults: string[] = [];
  let stopped = false;
  try {
    const lanes = await openEarningLanes(server.origin, LANES);
    say(`${LANES} pairs of people have a contract each`);
    const known = nothingYet();
    const busy = Promise.all(lanes.map((lane) => keepWorking(lane, known, () => stopped)));
    // Heard below, where it is waited for.
    busy.catch(() => undefined);
    for (let round = 1; round <= (times ?? ROUNDS); round += 1)
      for (const fault of FAULTS) {
        if (fault.what === "disk full" && !database.small) continue;
        const watch = watchAnswers(server.origin, lanes[0]?.client.token() ?? "");
        const before = countOf(known);
        await fault.strike(database);
        if (!(await untilWorked(known, EFFECTS_BETWEEN))) faults.push(`${fault.what}: the work did not go on`);
        if (fault.what.startsWith("stopped") && watch.countOf(503) === 0)
          faults.push(`round ${round}, ${fault.what}: nobody was told to come again`);
        const wrong = (await watch.end()).map((one) => `round ${round}, ${fault.what}: ${one}`);
        for (const line of wrong) say(line);
        faults.push(...wrong);
        say(`round ${round}, ${fault.what}: ${watch.summary()}; ${countOf(known) - before} effects acknowledged`);
      }
    stopped = true;
    await busy;
    faults.push(...lanes.flatMap(({ wrong }) => wrong));
    faults.push(...(await compareWithDatabase(database.folder, server.origin, { known, sabotage, say })));
    return faults;
  } catch (error) {
    // What the server said last is the best there is to go by.
    say(server.output().slice(-4_000));
    throw error;
  } finally {
    stopped = true;
    await server.stop();
  }
}

async function awayFor(database: SmallDatabase, signal: "SIGINT" | "SIGQUIT"): Promise<void> {
  await database.stop(signal);
  await sleep(AWAY_MS);
  await database.start();
}

/** Every connection of Kogi again and again, those first that are inside a transaction. */
async function cutConnections({ folder }: SmallDatabase): Promise<void> {
  const evidence = await openEvidence(folder);
  try {
    for (let cut = 0; cut < CUTS; cut += 1) {
      await evidence.query(
        `select pg_terminate_backend(pid) from (select pid from pg_stat_activity
           where pid <> pg_backend_pid() and datname = current_database()
           order by xact_start is null, backend_xid is null) as of_kogi`,
      );
      await sleep(CUT_EVERY_MS);
    }
  } finally {
    await evidence.end();
  }
}
