// Which benchmarks there are: every file of this folder that gives `bench`.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// `bench` gives its figures, or null after it said why it cannot run here.
const GIVES_BENCH = /^export (?:async )?function bench\(/m;

/** The names of the benchmarks, in order. */
export function availableBenches(): readonly string[] {
  return readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".ts") && GIVES_BENCH.test(readFileSync(join(import.meta.dirname, name), "utf8")))
    .map((name) => name.slice(0, -3));
}
