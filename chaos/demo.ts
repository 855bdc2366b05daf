// Kogi is killed (SIGKILL to its process group) again and again while the first start makes the demo, and somebody uses
// it meanwhile. In the end the demo is there once, and what that somebody did is there too.
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { readSeeds, seedsFolder } from "../apps/api/src/demo/seeds.ts";
import { readBooks } from "../apps/api/test/journeys/books.ts";
import { freePort, makeDataFolder, startServer } from "../apps/api/test/journeys/server.ts";
import { arrive } from "../apps/api/test/journeys/traveller.ts";
import type { Chaos } from "./chaos.ts";
import { openEvidence } from "./evidence.ts";

const KILLS = 5;
const ALIVE_MS = 4_000;
const FINISH_LIMIT_MS = 300_000;

export const chaos: Chaos = async ({ times, sabotage, say }) => {
  const dataFolder = await makeDataFolder("demo");
  const port = await freePort();
  const start = () => startServer({ dataFolder, port, keep: true, environment: { KOGI_DEMO: "on" } });
  let server = await start();
  const visitors: string[] = [];
  try {
    for (let kill = 1; kill <= (times ?? KILLS); kill += 1) {
      visitors.push((await arrive(server.origin, `Visitor ${kill}`, "client")).userId);
      await sleep(ALIVE_MS);
      const ended = once(server.process, "exit");
      process.kill(-(server.process.pid ?? 0), "SIGKILL");
      await ended;
      server = await start();
    }
    const evidence = await openEvidence(dataFolder);
    try {
      const places = await untilFinished(evidence);
      say(`killed ${times ?? KILLS} times; ${places} scenes played; ${visitors.length} people joined meanwhile`);
      if (sabotage)
        await evidence.query(
          "delete from portfolios.portfolios where ctid = (select min(ctid) from portfolios.portfolios)",
        );
      return [...(await findDoubles(evidence, visitors, say)), ...(await readBooks(server.origin)).violations];
    } finally {
      await evidence.end();
    }
  } finally {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
};

async function untilFinished(evidence: pg.Client): Promise<number> {
  const deadline = performance.now() + FINISH_LIMIT_MS;
  while (performance.now() < deadline) {
    const { rows } = await evidence.query("select scenes_played from platform.demo where finished_at is not null");
    if (rows[0]) return rows[0].scenes_played;
    await sleep(500);
  }
  throw new Error("the demo was not finished in time");
}

async function findDoubles(
  evidence: pg.Client,
  visitors: readonly string[],
  say: (line: string) => void,
): Promise<readonly string[]> {
  const seeds = await readSeeds(seedsFolder(join(import.meta.dirname, "..")));
  const milestones = seeds.histories.reduce((sum, history) => sum + history.milestones.length, 0);
  const wanted: Readonly<Record<string, number>> = {
    "auth.accounts": seeds.people.length + 1 + visitors.length,
    "users.users": seeds.people.length + 1 + visitors.length,
    "portfolios.portfolios": seeds.portfolios.length,
    "portfolios.items": seeds.portfolios.reduce((sum, { items }) => sum + items.length, seeds.samples.length),
    "projects.projects": seeds.projects.length,
    "contracts.contracts": seeds.histories.length,
    "contracts.milestones": milestones,
  };
  const faults: string[] = [];
  for (const [table, count] of Object.entries(wanted)) {
    const { rows } = await evidence.query(`select count(*)::int as found from ${table}`);
    say(`${table}: ${count} expected, ${rows[0].found} found`);
    if (rows[0].found !== count) faults.push(`${table}: ${rows[0].found} instead of ${count}`);
  }
  const { rows } = await evidence.query("select count(*)::int as found from users.users where user_id = any ($1)", [
    visitors,
  ]);
  if (rows[0].found !== visitors.length) faults.push(`${visitors.length - rows[0].found} visitors are gone`);
  return faults;
}
