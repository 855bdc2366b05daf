// `npm run journey -- hire|portfolio [--url URL | --demo] [--verbose] [--sabotage [KIND]]`: plays a journey through the public HTTP
// API, against a running development server, whose clock it moves a month forward for good, or one it starts (with
// --demo among the demo's people, once that is complete); exits 1 on any deviation. With --sabotage something is
// broken on purpose (hire: posting, webhook; portfolio: piece), once each way unless told which: exit 1 says that all was
// noticed, for the right reason.
import { parseArgs } from "node:util";
import { untilDemoComplete } from "../apps/api/test/journeys/complete-demo.ts";
import { playHire } from "../apps/api/test/journeys/hire.ts";
import { PORTFOLIO_SABOTAGES, playPortfolio } from "../apps/api/test/journeys/portfolio.ts";
import { createReport, Deviation, type Report } from "../apps/api/test/journeys/report.ts";
import { SABOTAGES, sabotage } from "../apps/api/test/journeys/sabotage.ts";
import { startServer } from "../apps/api/test/journeys/server.ts";

interface Journey {
  readonly play: (origin: string, report: Report, kind: string | null) => Promise<void>;
  /** What it says when it notices each. */
  readonly sabotages: Readonly<Record<string, RegExp>>;
}
const JOURNEYS: Readonly<Record<string, Journey>> = {
  hire: {
    play: async (origin, report, kind) => {
      if (kind !== null) await sabotage(origin, kind);
      await playHire(origin, report);
    },
    sabotages: SABOTAGES,
  },
  portfolio: { play: playPortfolio, sabotages: PORTFOLIO_SABOTAGES },
};
const [NOTICED, UNNOTICED] = [1, 3];
// Five times what it takes: this tells a demo that stopped from one that goes on, and is no figure.
const DEMO_LIMIT_MS = 300_000;

// `--sabotage` alone means every kind.
const args = process.argv.slice(2).map((arg, index, all) => {
  const next = all[index + 1];
  return arg === "--sabotage" && (next === undefined || next.startsWith("--")) ? "--sabotage=" : arg;
});
const { values, positionals } = parseArgs({
  args,
  allowPositionals: true,
  options: {
    url: { type: "string" },
    demo: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
    sabotage: { type: "string" },
  },
});
const [name = "", more] = positionals;
const { play, sabotages } = JOURNEYS[name] ?? refuse(`Say which journey: ${Object.keys(JOURNEYS).join(", ")}.`);
if (more) refuse(`One journey at a time: ${name} or ${more}.`);
const kinds = values.sabotage === "" ? Object.keys(sabotages) : values.sabotage ? [values.sabotage] : [];
for (const kind of kinds)
  if (!sabotages[kind]) refuse(`There is no such sabotage; there are: ${Object.keys(sabotages).join(", ")}.`);
if (values.url && values.demo) refuse("--demo is for a server that the journey starts: leave --url out.");

function refuse(line: string): never {
  say(line);
  process.exit(2);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Plays once; null when all went as it should, else what did not. */
async function playOnce(kind: string | null): Promise<string | null> {
  const server = values.url ? null : await startServer({ environment: { KOGI_DEMO: values.demo ? "on" : "off" } });
  const origin = (values.url ?? server?.origin ?? "").replace(/\/+$/, "");
  const report = createReport(say, values.verbose);
  let startedMs = performance.now();
  try {
    if (server && values.demo) say(`The demo is complete after ${await untilDemoComplete(server, DEMO_LIMIT_MS)} s.`);
    startedMs = performance.now();
    await play(origin, report, kind);
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    say(`The journey "${name}" went as it should: ${report.steps} steps in ${seconds} s.`);
    return null;
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const text = error instanceof Deviation ? error.message : stack;
    say(`The journey "${name}" deviated after ${report.steps} steps: ${text}`);
    return text;
  } finally {
    await server?.stop();
  }
}

async function playSabotaged(kinds: readonly string[]): Promise<number> {
  let code = NOTICED;
  for (const kind of kinds) {
    say(`Sabotage: ${kind}`);
    const fault = await playOnce(kind);
    const right = fault !== null && (sabotages[kind]?.test(fault) ?? false);
    say(right ? `The sabotage "${kind}" was noticed.` : `The sabotage "${kind}" was NOT noticed for what it is.`);
    if (!right) code = UNNOTICED;
  }
  return code;
}

process.exit(kinds.length > 0 ? await playSabotaged(kinds) : (await playOnce(null)) === null ? 0 : NOTICED);
