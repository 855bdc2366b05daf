// `npm run bench -- NAME... [--json]`: runs `bench/NAME.ts` and exits 1 when a target is missed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Figure, isMet, renderFigure } from "./figures.ts";

// Every benchmark exports `bench`, which gives its figures, or null after it said why it cannot run here.
const EXPORT = /^export async function bench\(/m;
const available = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts") && EXPORT.test(readFileSync(join(import.meta.dirname, name), "utf8")))
  .map((name) => name.slice(0, -3));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !available.includes(name));
if (positionals.length === 0 || unknown.length > 0) {
  process.stderr.write(`Say which benchmark: ${available.join(", ")}.\n`);
  process.exit(2);
}
const all: Figure[] = [];
for (const name of positionals) {
  const { bench } = (await import(`./${name}.ts`)) as { bench: () => Promise<readonly Figure[] | null> };
  const figures = await bench();
  for (const figure of figures ?? []) {
    all.push(figure);
    if (!values.json) process.stdout.write(`${renderFigure(figure)}\n`);
  }
}
if (values.json) process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
process.exit(all.every(isMet) ? 0 : 1);
