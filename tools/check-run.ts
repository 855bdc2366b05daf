import type { ToolReport } from "./run-tool.ts";

export interface Check {
  readonly name: string;
  /** Fewer than this means that the check has lost sight of the repository, and fails. Raise it as the code grows. */
  readonly floor: number;
  readonly run: () => Promise<ToolReport>;
}

/** Runs one check and prints its line, and below it what is wrong. False when it failed or saw too little. */
export async function runCheck({ name, floor, run }: Check): Promise<boolean> {
  const started = performance.now();
  const { passed, seen, seenWhat, output } = await run().catch(broken);
  const sees = seen >= floor;
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${passed && sees ? "ok  " : "FAIL"} ${name.padEnd(12)} ${seconds.padStart(6)}  ${seen} ${seenWhat}`);
  if (!passed) console.log(output.trimEnd().replaceAll(/^/gm, "       "));
  else if (!sees)
    console.log(`       saw only ${seen}, expected at least ${floor}: the check looks in the wrong place`);
  return passed && sees;
}

function broken(error: unknown): ToolReport {
  const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { passed: false, seen: 0, seenWhat: "could be looked at", output };
}
