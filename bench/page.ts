// Server-rendered pages: requests beside an empty Fastify route, and the CPU that a page costs. A list of 24 cards asked
// by many at once, who share renderings, and at addresses that nobody else asks for; and a portfolio of 40 pictures.
import { rm } from "node:fs/promises";
import { startServer } from "../apps/api/test/journeys/server.ts";
import { arrive } from "../apps/api/test/journeys/traveller.ts";
import { calibrate, startEmptyServer } from "./calibrate.ts";
import { atMost, type Figure, median } from "./figures.ts";
import { fillProjects } from "./fill-projects.ts";
import { fortyPictures } from "./forty-pictures.ts";
import { type LoadOptions, load } from "./load.ts";
import { measure, SECONDS, type Work } from "./rounds.ts";
import { LIMITS, take } from "./web.ts";

const ROWS = 10_000;
const TARGET = 0.003;
const CPU_LIMIT_MS = 5;
const WARM_UP_SECONDS = 3;
const CPU_SECONDS = 10;
const LOOKS = 21;
// More than are ever asked for at once.
const LONELY = Array.from({ length: 1_000 }, (_, place) => `/projects?visit=${place}`);

export async function bench(): Promise<readonly Figure[]> {
  const scale = await calibrate();
  const server = await startServer({ environment: { LOG_LEVEL: "info" }, keep: true });
  const empty = await startEmptyServer();
  try {
    const client = await arrive(server.origin, "Bench Client", "client");
    await fillProjects(server.dataFolder, client.userId, ROWS);
    const portfolio = new URL(await fortyPictures(server.origin), server.origin);
    const page = (seconds: number) => ({ url: `${server.origin}/projects`, seconds });
    const lonely = (seconds: number) => ({ url: server.origin, seconds, paths: LONELY });
    const forty = (seconds: number) => ({ url: portfolio.href, seconds });
    const cpu = async (options: (seconds: number) => LoadOptions) => {
      await load(options(WARM_UP_SECONDS));
      return cpuOf(server.origin, () => load(options(CPU_SECONDS)));
    };
    const lonelyCpuMs = await cpu(lonely);
    const cpuMs = await cpu(page);
    const fortyCpuMs = await cpu(forty);
    const works: readonly Work[] = [
      { name: "list of 24", target: TARGET, options: () => page(SECONDS) },
      { name: "list of 24, each alone", target: null, options: () => lonely(SECONDS) },
      { name: "portfolio of 40 pictures", target: TARGET, options: () => forty(SECONDS) },
    ];
    const limit = atMost(CPU_LIMIT_MS * Math.max(1, scale));
    return [
      { name: "machine (empty route's CPU / 41 us)", value: scale, unit: "x" },
      ...(await measure("page", works, empty.origin)),
      { name: "page, list of 24, CPU", value: cpuMs, unit: "ms", target: limit },
      { name: "page, list of 24, each alone, CPU", value: lonelyCpuMs, unit: "ms" },
      { name: "page, portfolio of 40 pictures, CPU", value: fortyCpuMs, unit: "ms", target: limit },
      { name: "page, portfolio of 40 pictures, first byte", value: await firstByteMs(portfolio), unit: "ms" },
      {
        name: "page, portfolio of 40 pictures, by gzip",
        value: (await take(portfolio, "en")).length,
        unit: "bytes",
        target: atMost(LIMITS.page),
      },
    ];
  } finally {
    empty.stop();
    await server.stop();
    await rm(server.dataFolder, { recursive: true, force: true });
  }
}

/** How long somebody who comes alone waits for the beginning of the answer. */
async function firstByteMs(url: URL): Promise<number> {
  const waits: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const asked = performance.now();
    const answer = await fetch(url);
    waits.push(performance.now() - asked);
    await answer.arrayBuffer();
  }
  return median(waits);
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
