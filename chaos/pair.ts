// Two servers on one database behind a balancer, as Kogi is run where it may not stand still: one of them is killed again
// and again, then the other, while pairs of people move money. Nothing is lost or doubled, and the work never stops.
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { startEmbeddedDatabase } from "../apps/api/src/platform/db/embedded/launcher.ts";
import { freePort, makeDataFolder, type RunningServer, startServer } from "../apps/api/test/journeys/server.ts";
import { startBalancer } from "./balancer.ts";
import type { Chaos } from "./chaos.ts";
import { compareWithDatabase } from "./findings.ts";
import { countOf, keepWorking, nothingYet, openLanes, untilWorked } from "./lane.ts";
import { urlOf } from "./small-database.ts";

const LANES = 12;
const KILLS = 10;
const EFFECTS_BETWEEN = 60;
// While one is away the other goes on: far less than a start takes.
const EFFECTS_MEANWHILE = 10;

export const chaos: Chaos = async ({ times, sabotage, say }) => {
  const folder = await makeDataFolder("pair");
  const database = await startEmbeddedDatabase({
    dataFolder: folder,
    durable: true,
    maxConnections: 120,
    sharedBuffersMb: 64,
  });
  const balancer = await startBalancer();
  const environment = {
    DATABASE_URL: urlOf(database.connection),
    PUBLIC_URL: `http://localhost:${balancer.port}`,
    // They must know each other's sessions.
    KOGI_SECRET: "a secret that both servers of this run are given alike",
  };
  const start = async () => startServer({ environment, port: await freePort() });
  const servers = [await start(), await start()];
  const serve = () => balancer.serve(servers.map(portOf));
  serve();
  let stopped = false;
  const faults: string[] = [];
  try {
    const lanes = await openLanes(environment.PUBLIC_URL, LANES);
    say(`${LANES} pairs of people have a contract each, before two servers`);
    const known = nothingYet();
    const busy = Promise.all(lanes.map((lane) => keepWorking(lane, known, () => stopped)));
    // Heard below, where it is waited for.
    busy.catch(() => undefined);
    for (let round = 0; round < (times ?? KILLS); round += 1) {
      if (!(await untilWorked(known, EFFECTS_BETWEEN))) faults.push(`kill ${round}: the work did not go on`);
      const place = round % 2;
      await kill(servers[place]);
      if (!(await untilWorked(known, EFFECTS_MEANWHILE))) faults.push(`kill ${round}: the other one did not go on`);
      servers[place] = await start();
      serve();
    }
    stopped = true;
    await busy;
    say(`one of two killed ${times ?? KILLS} times; ${countOf(known)} effects acknowledged`);
    faults.push(...lanes.flatMap(({ wrong }) => wrong));
    return [...faults, ...(await compareWithDatabase(folder, environment.PUBLIC_URL, { known, sabotage, say }))];
  } finally {
    stopped = true;
    await Promise.all(servers.map((server) => server.stop()));
    await balancer.stop();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

const portOf = ({ origin }: RunningServer): number => Number(new URL(origin).port);

async function kill(server: RunningServer | undefined): Promise<void> {
  if (!server) return;
  const ended = once(server.process, "exit");
  process.kill(-(server.process.pid ?? 0), "SIGKILL");
  await ended;
}
