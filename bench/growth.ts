// What everybody reads, among ten thousand, a hundred thousand and a million posts: the time may not grow with the table.
import { rm } from "node:fs/promises";
import { startServer } from "../apps/api/test/journeys/server.ts";
import { arrive } from "../apps/api/test/journeys/traveller.ts";
import { atMost, type Figure, median } from "./figures.ts";
import { fillProjects } from "./fill-projects.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const GROWTH_A_DECADE = 1.5;
const CALLS = 200;
const ROUNDS = 5;
// A millisecond is the machine's own noise: below it, growth says nothing.
const NOISE_MS = 1;

const lists: readonly (readonly [string, string])[] = [
  ["newest", "/api/projects?limit=20"],
  ["filtered", "/api/projects?pricing=fixed&experience_level=expert&limit=20"],
  ["dearest", "/api/projects?sort=-budget&limit=20"],
  ["nearest deadline", "/api/projects?sort=deadline&limit=20"],
  ["a category", "/api/projects?category_id=brand-identity&limit=20"],
  ["a skill", "/api/projects?skills=logo-design&limit=20"],
  ["counted", "/api/projects?limit=20&count=true"],
];

export async function bench(): Promise<readonly Figure[]> {
  const server = await startServer({ keep: true });
  try {
    const client = await arrive(server.origin, "Bench Client", "client");
    const figures: Figure[] = [];
    const smaller = new Map<string, number>();
    let rows = 0;
    for (const size of SIZES) {
      const ids = await fillProjects(server.dataFolder, client.userId, size - rows);
      rows = size;
      const item = ids.slice(0, CALLS).map((id) => `/api/projects/${id}`);
      const reads = [["one of them", item] as const, ...lists.map(([what, path]) => [what, [path]] as const)];
      for (const [what, paths] of reads) {
        const p95 = await slowest(server.origin, paths);
        const before = smaller.get(what);
        smaller.set(what, p95);
        figures.push({
          name: `growth, ${what}, of ${size}`,
          value: p95,
          unit: "ms p95",
          ratio: before === undefined ? null : Math.max(p95, NOISE_MS) / Math.max(before, NOISE_MS),
          target: before === undefined ? null : { ...atMost(GROWTH_A_DECADE), of: "ratio" },
        });
      }
    }
    return figures;
  } finally {
    await server.stop();
    await rm(server.dataFolder, { recursive: true, force: true });
  }
}

/** The time that nineteen of twenty calls stay under: the median of a few rounds, one call after the other. */
async function slowest(origin: string, paths: readonly string[]): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let call = 0; call < CALLS; call += 1) {
      const startedMs = performance.now();
      const answer = await fetch(`${origin}${paths[call % paths.length]}`);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${paths[call % paths.length]} answered ${answer.status}`);
      times.push(performance.now() - startedMs);
    }
    rounds.push(times.toSorted((one, other) => one - other)[Math.floor(0.95 * CALLS)] ?? Number.NaN);
  }
  return median(rounds);
}
