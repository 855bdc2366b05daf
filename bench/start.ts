// From `npm start` on an empty folder to the first page, again with everything in place, and until the demo is complete.
import { rm } from "node:fs/promises";
import { startEmbeddedDatabase } from "../apps/api/src/platform/db/embedded/launcher.ts";
import { makeDataFolder, startServer } from "../apps/api/test/journeys/server.ts";
import { calibrate } from "./calibrate.ts";
import { atMost, type Figure, median } from "./figures.ts";
import { fillByDemo } from "./fill-by-demo.ts";

const ROUNDS = 5;
const COLD_LIMIT_MS = 6_000;
const WARM_LIMIT_MS = 2_000;
// What making and starting a bare PostgreSQL takes where an empty route costs 41 us: a start is processes and first
// touches of memory, which some machines are slow at that are quick at serving.
const REFERENCE_BARE_MS = 640;

/** Milliseconds from the command until the home page is served, on this data folder, the demo filling itself meanwhile. */
async function startOnce(dataFolder: string): Promise<number> {
  const startedMs = performance.now();
  const server = await startServer({ dataFolder, keep: true, byNpm: true, environment: { KOGI_DEMO: "auto" } });
  const page = await fetch(server.origin);
  await page.text();
  if (!page.ok) throw new Error(`the first page answered ${page.status}`);
  const tookMs = performance.now() - startedMs;
  await server.stop();
  return tookMs;
}

/** The thing outside: a bare PostgreSQL made and started by its own programs. */
async function bareDatabase(): Promise<number> {
  const folder = await makeDataFolder();
  const startedMs = performance.now();
  const database = await startEmbeddedDatabase({
    dataFolder: folder,
    durable: true,
    maxConnections: 20,
    sharedBuffersMb: 32,
  });
  const tookMs = performance.now() - startedMs;
  await database.stop();
  await rm(folder, { recursive: true, force: true });
  return tookMs;
}

export async function bench(): Promise<readonly Figure[]> {
  const scale = await calibrate();
  const [cold, warm, bare]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const folder = await makeDataFolder();
    bare.push(await bareDatabase());
    cold.push(await startOnce(folder));
    warm.push(await startOnce(folder));
    await rm(folder, { recursive: true, force: true });
  }
  const outside = median(bare);
  const slower = Math.max(1, scale, outside / REFERENCE_BARE_MS);
  return [
    { name: "machine (empty route's CPU / 41 us)", value: scale, unit: "x" },
    { name: "start, bare PostgreSQL", value: outside, unit: "ms" },
    {
      name: "start, clean folder to first page",
      value: median(cold),
      unit: "ms",
      ratio: median(cold) / outside,
      target: atMost(COLD_LIMIT_MS * slower),
    },
    {
      name: "start, warm to first page",
      value: median(warm),
      unit: "ms",
      ratio: median(warm) / outside,
      target: atMost(WARM_LIMIT_MS * slower),
    },
    ...(await fillByDemo(slower)),
  ];
}
