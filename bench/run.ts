// `npm run bench -- NAME... [--json]`: runs `bench/NAME.ts` and exits 1 when a target is missed.
import { parseArgs } from "node:util";
import { availableBenches } from "./available.ts";
import { type Figure, isMet, renderFigure } from "./figures.ts";

const available = availableBenches();
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
