// Several kinds of load in turns with the empty route, so that a slow minute of the machine hits all alike.
import { atLeast, atMost, type Figure, median } from "./figures.ts";
import { type LoadOptions, type LoadResult, load } from "./load.ts";

const ROUNDS = 5;
export const SECONDS = 3;

export interface Work {
  readonly name: string;
  /** Null: told alone. */
  readonly target: number | null;
  readonly options: () => LoadOptions;
}

/**
 * Requests a second of each, as a share of the empty route's within the same round, asked alike: writing ten thousand
 * addresses costs the load's own process something, whoever answers. The slowest answers; failures.
 */
export async function measure(bench: string, works: readonly Work[], empty: string): Promise<readonly Figure[]> {
  const results = new Map<string, (LoadResult & { readonly share: number })[]>();
  const outside: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { requestsPerSecond: base } = await load({ url: empty, seconds: SECONDS });
    outside.push(base);
    for (const work of works) {
      const options = work.options();
      const beside = options.paths ? await emptyInTurn(empty, options.paths) : base;
      const result = await load(options);
      const one = { ...result, share: result.requestsPerSecond / beside };
      results.set(work.name, [...(results.get(work.name) ?? []), one]);
    }
  }
  return [
    { name: `${bench}, empty Fastify route`, value: median(outside), unit: "req/s" },
    ...works.flatMap(({ name, target }) => {
      const all = results.get(name) ?? [];
      const rate = median(all.map((one) => one.requestsPerSecond));
      const [p50, p99] = [median(all.map((one) => one.p50Ms)), median(all.map((one) => one.p99Ms))];
      const failures = all.reduce((sum, one) => sum + one.failures, 0);
      return [
        {
          name: `${bench}, ${name}`,
          value: rate,
          unit: "req/s",
          ratio: median(all.map((one) => one.share)),
          target: target === null ? null : atLeast(target),
        },
        { name: `${bench}, ${name}, p99 over p50`, value: p99 / Math.max(p50, 1), unit: "x", target: atMost(10) },
        { name: `${bench}, ${name}, failures`, value: failures, unit: "answers", target: atMost(0) },
      ];
    }),
  ];
}

/** The empty route under as many addresses. */
async function emptyInTurn(empty: string, paths: readonly string[]): Promise<number> {
  return (await load({ url: empty, seconds: SECONDS, paths: paths.map((path) => `/?${path}`) })).requestsPerSecond;
}
