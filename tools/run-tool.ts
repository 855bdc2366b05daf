import { spawn } from "node:child_process";

export interface ToolRun {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a program of `node_modules/.bin` (npm scripts have it in PATH) and gathers what it prints. */
export function runTool(root: string, command: string, args: readonly string[]): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const pieces: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => pieces.push(piece));
    child.stderr.on("data", (piece: Buffer) => pieces.push(piece));
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? 1, output: Buffer.concat(pieces).toString() }));
  });
}

/** A tool's report: its own words, one problem a line, and the number of files it says it saw. */
export interface ToolReport {
  readonly passed: boolean;
  readonly seen: number;
  readonly seenWhat: string;
  readonly output: string;
}

/** Type errors. The web framework writes its route types first; without them every route would be an error. */
export async function checkTypes(root: string): Promise<ToolReport> {
  const generated = await runTool(root, "react-router", ["typegen", "apps/web"]);
  if (generated.exitCode !== 0) return { passed: false, seen: 0, seenWhat: "files", output: generated.output };
  const { exitCode, output } = await runTool(root, "tsc", [
    "--project",
    "tsconfig.json",
    "--listFiles",
    "--pretty",
    "false",
    // Each further checker works the shared types out again: one costs half the time of four, and hardly more of it
    // on two cores.
    "--checkers",
    "1",
    // What did not change since the last time is not looked at again: a tenth of the work.
    "--incremental",
    "--tsBuildInfoFile",
    "node_modules/.cache/types.tsbuildinfo",
  ]);
  const isFile = (line: string): boolean => /^\S+\.[cm]?tsx?$/.test(line);
  const lines = output.split("\n");
  return {
    passed: exitCode === 0,
    seen: lines.filter((line) => isFile(line) && !line.includes("node_modules")).length,
    seenWhat: "files",
    output: lines.filter((line) => !isFile(line)).join("\n"),
  };
}

/** Format, lint, imports in order, promises that nobody waits for. Warnings count: a warning that may stay is no rule. */
export async function checkLint(root: string): Promise<ToolReport> {
  const args = ["check", "--error-on-warnings", "--diagnostic-level=warn", "--max-diagnostics=60", "--colors=off"];
  const { exitCode, output } = await runTool(root, "biome", args);
  const seen = Number(/Checked (\d+) files?/.exec(output)?.[1] ?? 0);
  return { passed: exitCode === 0, seen, seenWhat: "files", output };
}

/** Files, exports and dependencies that nothing uses, and dependencies that nobody declared. */
export async function checkDeadCode(root: string): Promise<ToolReport> {
  const args = [
    "--no-progress",
    "--no-config-hints",
    "--reporter",
    "compact",
    "--reporter",
    "./tools/dead-code-count.ts",
  ];
  const { exitCode, output } = await runTool(root, "knip", args);
  const seen = Number(/^files seen: (\d+)$/m.exec(output)?.[1] ?? 0);
  return { passed: exitCode === 0, seen, seenWhat: "files", output: output.replace(/^files seen: .*\n/m, "") };
}

/** The row types of each module against the migrated database. */
export async function checkRowTypes(root: string): Promise<ToolReport> {
  const { exitCode, output } = await runTool(root, "node", ["tools/db-types.ts", "--verify"]);
  const seen = Number(/(\d+) schemas/.exec(output)?.[1] ?? 0);
  const advice = exitCode === 0 ? "" : "\nrun: npm run db:types";
  return { passed: exitCode === 0, seen, seenWhat: "schemas", output: output + advice };
}
