/** One thing that is wrong, where, and what to do about it. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly says: string;
}

/** What one check saw and found. `seen` has a floor: a check that looks at nothing must not pass. */
export interface Report {
  readonly name: string;
  readonly seen: number;
  readonly seenWhat: string;
  readonly problems: readonly Problem[];
}

export function formatProblem({ file, line, says }: Problem): string {
  return `${line ? `${file}:${line}` : file}  ${says}`;
}

/** For a check that is run alone: prints its report and sets the exit code. */
export function printReport(report: Report): void {
  for (const problem of report.problems) console.log(formatProblem(problem));
  console.log(`${report.name}: ${report.seen} ${report.seenWhat}, ${report.problems.length} problems`);
  if (report.problems.length > 0 || report.seen === 0) process.exitCode = 1;
}
