// `npm run check [-- NAME...]`: everything that can be told without running the product. One line a check.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkBoundaries } from "./boundaries.ts";
import { type Check, runCheck } from "./check-run.ts";
import { checkDocs } from "./docs.ts";
import { checkErrorCodes } from "./error-codes.ts";
import { checkLicences } from "./licences.ts";
import { checkLockFile } from "./lock-file.ts";
import { checkMigrations } from "./migrations.ts";
import { checkPaths } from "./paths.ts";
import { checkRefusalWords } from "./refusal-words.ts";
import { formatProblem, type Report } from "./report.ts";
import { checkDeadCode, checkLint, checkRowTypes, checkTypes } from "./run-tool.ts";
import { checkSizes } from "./sizes.ts";
import { readSources } from "./sources.ts";

const root = resolve(import.meta.dirname, "..");
const sources = readSources(root);

function ours(name: string, floor: number, run: () => Report): Check {
  return {
    name,
    floor,
    run: async () => {
      const { problems, seen, seenWhat } = run();
      return { passed: problems.length === 0, seen, seenWhat, output: problems.map(formatProblem).join("\n") };
    },
  };
}

// The slow ones first: they run in processes of their own, two at a time, while ours run in this one.
const tools: readonly Check[] = [
  { name: "types", floor: 150, run: () => checkTypes(root) },
  { name: "lint", floor: 150, run: () => checkLint(root) },
  { name: "dead-code", floor: 150, run: () => checkDeadCode(root) },
  { name: "row-types", floor: 2, run: () => checkRowTypes(root) },
];
const own: readonly Check[] = [
  ours("boundaries", 150, () => checkBoundaries(root, sources)),
  ours("sizes", 150, () => checkSizes(root, sources)),
  ours("error-codes", 30, () => checkErrorCodes(root, sources)),
  ours("refusal-words", 200, () => checkRefusalWords(root, sources)),
  ours("docs", 5, () => checkDocs(root)),
  ours("lock-file", 400, () => checkLockFile(root)),
  ours("licences", 400, () => checkLicences(root)),
  ours("migrations", 100, () => checkMigrations(root)),
  ours("paths", 150, () => checkPaths(root)),
];

async function inTurn(checks: Check[], results: boolean[]): Promise<void> {
  for (let next = checks.shift(); next; next = checks.shift()) results.push(await runCheck(next));
}

const { positionals: wanted } = parseArgs({ allowPositionals: true });
const all = [...tools, ...own];
const unknown = wanted.filter((name) => !all.some((check) => check.name === name));
if (unknown.length > 0) {
  console.log(`no such check: ${unknown.join(", ")}; there are: ${all.map((check) => check.name).join(", ")}`);
  process.exit(2);
}
const chosen = (checks: readonly Check[]): Check[] =>
  checks.filter((check) => wanted.length === 0 || wanted.includes(check.name));

const started = performance.now();
const results: boolean[] = [];
const outside = chosen(tools);
await Promise.all([inTurn(outside, results), inTurn(outside, results), inTurn(chosen(own), results)]);
const failed = results.filter((passed) => !passed).length;
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  failed === 0
    ? `all ${results.length} checks passed in ${seconds} s`
    : `${failed} of ${results.length} checks failed in ${seconds} s`,
);
process.exitCode = failed === 0 ? 0 : 1;
