// The server is killed (SIGKILL to its process group) again and again while 32 pairs of people move money. Every
// acknowledged effect must be there exactly once, the books must sum to zero, and what was stuck must finish.
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, makeDataFolder, type RunningServer, startServer } from "../apps/api/test/journeys/server.ts";
import type { Chaos } from "./chaos.ts";
import { compareWithDatabase } from "./findings.ts";
import { countOf, keepWorking, nothingYet, openEarningLanes, untilWorked } from "./lane.ts";

const LANES = 32;
const KILLS = 50;
const EFFECTS_LEAST = 1_000;
// The kill comes at no particular moment of the work.
const MOMENT_MS = 400;

export const chaos: Chaos = async ({ times, sabotage, say }) => {
  const kills = times ?? KILLS;
  const effectsALife = Math.ceil(EFFECTS_LEAST / kills);
  const dataFolder = await makeDataFolder("kill");
  const port = await freePort();
  const start = () => startServer({ dataFolder, port, keep: true });
  let server = await start();
  const lanes = await openEarningLanes(server.origin, LANES).catch((error: unknown) => {
    // What the server said last is the best there is to go by.
    say(server.output().slice(-4_000));
    throw error;
  });
  say(`${LANES} pairs of people have a contract each`);
  const known = nothingYet();
  let stopped = false;
  const busy = Promise.all(lanes.map((lane) => keepWorking(lane, known, () => stopped)));
  // Heard below, where it is waited for.
  busy.catch(() => undefined);
  const faults: string[] = [];
  try {
    for (let round = 1; round <= kills; round += 1) {
      if (!(await untilWorked(known, effectsALife))) faults.push(`life ${round}: the work did not go on`);
      await sleep((round * 373) % MOMENT_MS);
      await killGroup(server);
      server = await start();
      if (round % 10 === 0 || round === kills) say(`killed ${round} times; ${countOf(known)} effects acknowledged`);
    }
    stopped = true;
    await busy;
    faults.push(...lanes.flatMap(({ wrong }) => wrong));
    if (countOf(known) < EFFECTS_LEAST) faults.push(`only ${countOf(known)} effects were acknowledged`);
    return [...faults, ...(await compareWithDatabase(dataFolder, server.origin, { known, sabotage, say }))];
  } finally {
    stopped = true;
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
};

async function killGroup({ process: child }: RunningServer): Promise<void> {
  const ended = once(child, "exit");
  process.kill(-(child.pid ?? 0), "SIGKILL");
  await ended;
}
