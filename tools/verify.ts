// `npm run verify`: every figure at full size, one after the other, without a limit of time. Exit 1 when one is missed.
// `npm run verify -- bench chaos` runs those parts alone. The end names what was missed, and each test that was left out
// because something it needs is not here.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { skippedIn } from "./skipped-in.ts";

const PROJECT = join(import.meta.dirname, "..");
const FUZZED = "100000";
const SIMULATED = "2000";
const PAYMENTS = "apps/api/src/modules/payments";
const GAMES_OF_PAYMENTS = [
  `${PAYMENTS}/ledger/ledger-model.test.ts`,
  `${PAYMENTS}/protected/refund-identity.test.ts`,
  `${PAYMENTS}/webhooks/news-in-any-order.test.ts`,
];

const runs: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
  /** What it must exit with, when that is not 0. */
  readonly exits?: number;
  /** What it must say then: a run that broke off exits with 1 too. */
  readonly says?: RegExp;
}[] = [
  { name: "checks", args: ["tools/check.ts"] },
  { name: "audit", args: ["tools/audit.ts"] },
  { name: "suites", args: ["tools/test.ts"] },
  { name: "suites", args: ["tools/test.ts", "--project", "deep"], env: { KOGI_FUZZ: FUZZED } },
  { name: "browser", args: ["tools/test.ts", "--project", "wide"] },
  { name: "fuzz", args: ["tools/test.ts", "--project", "api", "apps/api/test/fuzz"], env: { KOGI_FUZZ: FUZZED } },
  {
    name: "games",
    args: ["tools/test.ts", "--project", "api", "apps/api/test/simulation", ...GAMES_OF_PAYMENTS],
    env: { KOGI_SIMULATIONS: SIMULATED },
  },
  { name: "plans", args: ["tools/test.ts", "--project", "api", "apps/api/test/plans"], env: { KOGI_CROWD: "1000000" } },
  { name: "hire", args: ["tools/journey.ts", "hire", "--verbose"] },
  { name: "portfolio", args: ["tools/journey.ts", "portfolio", "--verbose"] },
  { name: "demo", args: ["tools/journey.ts", "hire", "--demo"] },
  // Who looks for faults finds those that are made on purpose.
  ...["hire", "portfolio"].map((journey) => ({
    name: "sabotage",
    args: ["tools/journey.ts", journey, "--sabotage"],
    exits: 1,
    says: /was noticed\.$/m,
  })),
  ...["kill", "race", "clock", "webhooks"].map((run) => ({
    name: "sabotage",
    args: ["chaos/run.ts", run, "--times", "1", "--sabotage"],
    exits: 1,
    says: /: LOST /,
  })),
  {
    name: "bench",
    args: [
      "bench/run.ts",
      "start",
      "http",
      "webhooks",
      "live",
      "page",
      "growth",
      "ledger",
      "ledger-batch",
      "web",
      "media",
    ],
  },
  {
    name: "chaos",
    args: ["chaos/run.ts", "kill", "pair", "race", "restore", "demo", "webhooks", "clock", "database", "upload"],
  },
];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !runs.some((run) => run.name === name));
if (unknown.length > 0) {
  process.stderr.write(`Say which parts: ${[...new Set(runs.map(({ name }) => name))].join(", ")}.\n`);
  process.exit(2);
}
const chosen = runs.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const missed: string[] = [];
const skipped = new Set<string>();
for (const { name, args, env, exits, says } of chosen) {
  process.stdout.write(`\n== ${name}\n`);
  const { status, output } = await shown(args, env ?? {});
  if (status !== (exits ?? 0) || !(says?.test(output) ?? true)) missed.push(name);
  for (const line of skippedIn(output)) skipped.add(line);
}
if (skipped.size > 0) process.stdout.write(`\nleft out:\n${[...skipped].map((line) => `  ${line}\n`).join("")}`);
process.stdout.write(missed.length === 0 ? "\nall as it should be\n" : `\nmissed: ${missed.join(", ")}\n`);
process.exit(missed.length === 0 ? 0 : 1);

/** Runs a tool before everybody's eyes, and gives what it wrote. */
async function shown(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let output = "";
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    from.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      to.write(text);
    });
  const [status] = await once(child, "close");
  return { status, output };
}
