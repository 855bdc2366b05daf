// `npm run verify`: every figure at full size, one after the other, without a limit of time. Exit 1 when one is missed.
// `npm run verify -- bench chaos` runs those parts alone.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const PROJECT = join(import.meta.dirname, "..");
const FUZZED = "100000";

const runs: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
}[] = [
  { name: "checks", args: ["tools/check.ts"] },
  { name: "suites", args: ["tools/test.ts"] },
  { name: "browser", args: ["tools/test.ts", "--project", "wide"] },
  { name: "fuzz", args: ["tools/test.ts", "--project", "api", "apps/api/test/fuzz"], env: { KOGI_FUZZ: FUZZED } },
  { name: "plans", args: ["tools/test.ts", "--project", "api", "apps/api/test/plans"], env: { KOGI_CROWD: "1000000" } },
  { name: "hire", args: ["tools/journey.ts", "hire", "--verbose"] },
  { name: "portfolio", args: ["tools/journey.ts", "portfolio", "--verbose"] },
  {
    name: "bench",
    args: ["bench/run.ts", "start", "http", "webhooks", "page", "growth", "ledger", "ledger-batch", "web", "media"],
  },
  {
    name: "chaos",
    args: ["chaos/run.ts", "kill", "race", "restore", "demo", "webhooks", "clock", "database", "upload"],
  },
];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !runs.some((run) => run.name === name));
if (unknown.length > 0) {
  process.stderr.write(`Say which parts: ${runs.map(({ name }) => name).join(", ")}.\n`);
  process.exit(2);
}
const chosen = runs.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const missed = chosen.filter(({ name, args, env }) => {
  process.stdout.write(`\n== ${name}\n`);
  return (
    spawnSync(process.execPath, args, { cwd: PROJECT, stdio: "inherit", env: { ...process.env, ...env } }).status !== 0
  );
});
process.stdout.write(
  missed.length === 0 ? "\nall as it should be\n" : `\nmissed: ${missed.map(({ name }) => name).join(", ")}\n`,
);
process.exit(missed.length === 0 ? 0 : 1);
