// A server-rendered list of 24 cards: requests beside an empty Fastify route, and the CPU that a page costs. Asked by many
// at once, who share renderings, and at addresses that nobody else asks for.
import { rm } from "node:fs/promises";
import { startServer } from "../apps/api/test/journeys/server.ts";
import { arrive } from "../apps/api/test/journeys/traveller.ts";
import { calibrate, startEmptyServer } from "./calibrate.ts";
import { atMost, type Figure } from "./figures.ts";
import { fillProjects } from "./fill-projects.ts";
import { load } from "./load.ts";
import { measure, SECONDS, type Work } from "./rounds.ts";

const ROWS = 10_000;
const TARGET = 0.003;
const CPU_LIMIT_MS = 5;
const WARM_UP_SECONDS = 3;
const CPU_SECONDS = 10;
// More than are ever asked for at once.
const LONELY = Array.from({ length: 1_000 }, (_, place) => `/projects?visit=${place}`);

export async function bench(): Promise<readonly Figure[]> {
  const scale = await calibrate();
  const server = await startServer({ environment: { LOG_LEVEL: "info" }, keep: true });
  const empty = await startEmptyServer();
  try {
    const client = await arrive(server.origin, "Bench Client", "client");
    await fillProjects(server.dataFolder, client.userId, ROWS);
    const page = (seconds: number) => ({ url: `${server.origin}/projects`, seconds });
    const lonely = (seconds: number) => ({ url: server.origin, seconds, paths: LONELY });
    await load(lonely(WARM_UP_SECONDS));
    const cpuMs = await cpuOf(server.origin, () => load(page(CPU_SECONDS)));
    const lonelyCpuMs = await cpuOf(server.origin, () => load(lonely(CPU_SECONDS)));
    const works: readonly Work[] = [
      { name: "list of 24", target: TARGET, options: () => page(SECONDS) },
      { name: "list of 24, each alone", target: null, options: () => lonely(SECONDS) },
    ];
    return [
      { name: "machine (empty route's CPU / 41 us)", value: scale, unit: "x" },
      ...(await measure("page", works, empty.origin)),
      { name: "page, list of 24, CPU", value: cpuMs, unit: "ms", target: atMost(CPU_LIMIT_MS * Math.max(1, scale)) },
      { name: "page, list of 24, each alone, CPU", value: lonelyCpuMs, unit: "ms" },
    ];
  } finally {
    empty.stop();
    await server.stop();
    await rm(server.dataFolder, { recursive: true, force: true });
  }
}

/** Milliseconds of the server's CPU for each answer, as its own metrics count both. */
async function cpuOf(origin: string, work: () => Promise<unknown>): Promise<number> {
  const before = await counters(origin);
  await work();
  const after = await counters(origin);
  return (1_000 * (after.cpuSeconds - before.cpuSeconds)) / (after.pages - before.pages);
}

async function counters(origin: string): Promise<{ cpuSeconds: number; pages: number }> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const read = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? Number.NaN);
  return {
    cpuSeconds: read(/^kogi_process_cpu_seconds_total (\S+)/m),
    pages: read(/^kogi_http_request_seconds_count\{route="\/\*",method="GET",status="200"\} (\S+)/m),
  };
}
