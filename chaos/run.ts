// `npm run chaos -- NAME... [--times N] [--sabotage]`: runs `chaos/NAME.ts`, prints what it did, how often and what was
// lost, and exits 1 when that is not nothing. With --sabotage it spoils its own evidence and must exit 1.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readCount } from "../apps/api/test/support/read-count.ts";
import type { Chaos } from "./chaos.ts";

// Every run exports `chaos`.
const EXPORT = /^export const chaos: Chaos = /m;
const available = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts") && EXPORT.test(readFileSync(join(import.meta.dirname, name), "utf8")))
  .map((name) => name.slice(0, -3));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: "string" }, sabotage: { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !available.includes(name));
if (positionals.length === 0 || unknown.length > 0) {
  process.stderr.write(`Say which: ${available.join(", ")}.\n`);
  process.exit(2);
}
const times = values.times === undefined ? null : readCount(values.times);
if (values.times !== undefined && times === null) {
  process.stderr.write(`--times is "${values.times}"; give a whole number above 0.\n`);
  process.exit(2);
}
let lost = 0;
for (const name of positionals) {
  const { chaos } = (await import(`./${name}.ts`)) as { chaos: Chaos };
  const say = (line: string): void => void process.stdout.write(`${name}: ${line}\n`);
  const faults = await chaos({ times, sabotage: values.sabotage, say });
  for (const fault of faults.slice(0, 20)) say(`LOST ${fault}`);
  say(`${faults.length} lost or doubled`);
  lost += faults.length;
}
process.exit(lost === 0 ? 0 : 1);
