// `npm test`: every suite, then one line with the counts and each skipped test with its reason. The wider browser tests
// and what asks much of every route are runs of their own, so that this one takes minutes: `npm run test:wide` and
// `npm run test:deep`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refreshParts } from "./prepare/refresh.ts";

const PROJECT = join(import.meta.dirname, "..");
const given = process.argv.slice(2);
const asked = given.flatMap((word, at) => (word === "--project" ? [given[at + 1] ?? ""] : []));
const everyday = asked.length === 0 && !given.some((word) => /\.(wide|deep)/.test(word));
const projects = everyday ? ["pure", "api", "e2e"] : asked;
// Browser tests alone need what is built: whoever asks for other projects does not wait for it.
if (projects.length === 0 || projects.includes("e2e") || projects.includes("wide")) refreshParts(PROJECT);

const folder = mkdtempSync(join(tmpdir(), "kogi-report-"));
const reportFile = join(folder, "report.json");
const vitest = join(PROJECT, "node_modules/vitest/vitest.mjs");
const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`, ...given];
if (everyday) args.push(...projects.flatMap((project) => ["--project", project]));
const run = spawnSync(process.execPath, [vitest, ...args], { cwd: PROJECT, stdio: "inherit" });

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}
// Written by vitest just now; missing only when it could not start, and then the exit code says so.
const report = JSON.parse(readFileSync(reportFile, "utf8")) as Report;
rmSync(folder, { recursive: true, force: true });
const tests = report.testResults.flatMap((file) => file.assertionResults);
const skipped = tests.filter((test) => !["passed", "failed"].includes(test.status));
for (const { status, fullName, failureMessages } of tests)
  if (status === "passed" && failureMessages[0])
    process.stdout.write(`unsteady: ${fullName} passed at its second try; at the first: ${failureMessages[0]}\n`);
for (const test of skipped) process.stdout.write(`skipped: ${test.fullName}\n`);
if (everyday)
  process.stdout.write("left out: what `npm run test:wide` (more in a browser) and `npm run test:deep` run\n");
process.stdout.write(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped.length} skipped\n`);
process.exit(run.status ?? 1);
