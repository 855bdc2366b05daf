// `npm run journey -- hire [--url URL] [--verbose] [--sabotage [posting|webhook]]`: plays a journey through the public
// HTTP API, against a running development server or one it starts, and exits 1 on any deviation. With --sabotage it
// breaks the server first, once each way unless told which: exit 1 says that all was noticed, for the right reason.
import { parseArgs } from "node:util";
import { playHire } from "../apps/api/test/journeys/hire.ts";
import { createReport, Deviation } from "../apps/api/test/journeys/report.ts";
import { SABOTAGES, sabotage } from "../apps/api/test/journeys/sabotage.ts";
import { startServer } from "../apps/api/test/journeys/server.ts";

const JOURNEYS = { hire: playHire };
const [NOTICED, UNNOTICED] = [1, 3];

// `--sabotage` alone means every kind.
const args = process.argv.slice(2).map((arg, index, all) => {
  const next = all[index + 1];
  return arg === "--sabotage" && (next === undefined || next.startsWith("--")) ? "--sabotage=" : arg;
});
const { values, positionals } = parseArgs({
  args,
  allowPositionals: true,
  options: { url: { type: "string" }, verbose: { type: "boolean", default: false }, sabotage: { type: "string" } },
});
const name = positionals[0] ?? "";
if (!(name in JOURNEYS)) {
  say(`Say which journey: ${Object.keys(JOURNEYS).join(", ")}.`);
  process.exit(2);
}
const journey = JOURNEYS[name as keyof typeof JOURNEYS]; // checked on the line above

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Plays once; null when all went as it should, else what did not. */
async function playOnce(kind: string | null): Promise<string | null> {
  const server = values.url ? null : await startServer();
  const origin = values.url ?? server?.origin ?? "";
  const report = createReport(say, values.verbose);
  const startedMs = performance.now();
  try {
    if (kind !== null) await sabotage(origin, kind);
    await journey(origin, report);
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
    const right = fault !== null && (SABOTAGES[kind]?.test(fault) ?? false);
    say(right ? `The sabotage "${kind}" was noticed.` : `The sabotage "${kind}" was NOT noticed for what it is.`);
    if (!right) code = UNNOTICED;
  }
  return code;
}

const kinds = values.sabotage === "" ? Object.keys(SABOTAGES) : values.sabotage ? [values.sabotage] : [];
process.exit(kinds.length > 0 ? await playSabotaged(kinds) : (await playOnce(null)) === null ? 0 : NOTICED);
