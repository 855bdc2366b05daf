import { type Problem, printReport, type Report } from "./report.ts";
import { isCode, readSources, type Source } from "./sources.ts";
import { forbiddenCalls } from "./style/calls.ts";
import { castsWithoutReason } from "./style/casts.ts";
import { longFunctions } from "./style/functions.ts";
import { emptyPathName, emptyTypeNames } from "./style/names.ts";

const fileLinesMax = 400;
const functionLinesMax = 70;

// What is longer today and may only get shorter: path to the lines it had when it was listed. Empty is the aim.
const longerForNow: Readonly<Record<string, number>> = {};

/** Files and functions that fit in a head, names that mean something, and no call that hides time, chance or output. */
export function checkSizes(root: string, sources: readonly Source[] = readSources(root)): Report {
  const problems = sources.flatMap((source) => [
    ...emptyPathName(source.path),
    ...tooLong(source),
    ...(isCode(source) ? judgeCode(source) : []),
  ]);
  return { name: "sizes", seen: sources.length, seenWhat: `files, median ${medianLines(sources)} lines`, problems };
}

function judgeCode(source: Source): Problem[] {
  const tree = source.tree();
  if ("parseError" in tree) return [{ file: source.path, says: `does not parse: ${tree.parseError}` }];
  return [
    ...longFunctions(source, tree, functionLinesMax),
    ...emptyTypeNames(source, tree),
    ...forbiddenCalls(source, tree),
    ...castsWithoutReason(source, tree),
  ];
}

function tooLong(source: Source): Problem[] {
  // A migration is written once and never edited, and what a program wrote nobody reads.
  if (source.path.startsWith("db/migrations/") || isGenerated(source)) return [];
  const lines = lineCount(source);
  const allowed = longerForNow[source.path] ?? fileLinesMax;
  return lines > allowed
    ? [{ file: source.path, says: `has ${lines} lines (at most ${allowed}); split it along its use cases` }]
    : [];
}

function isGenerated(source: Source): boolean {
  return source.path.includes(".generated.") || /^\/[/*][^\n]*\bgenerated (by|from)\b/i.test(source.text);
}

function lineCount(source: Source): number {
  return source.text.split("\n").length - (source.text.endsWith("\n") ? 1 : 0);
}

function medianLines(sources: readonly Source[]): number {
  const counts = sources
    .filter(isCode)
    .map(lineCount)
    .toSorted((a, b) => a - b);
  return counts[Math.floor(counts.length / 2)] ?? 0;
}

if (import.meta.main) printReport(checkSizes(process.cwd()));
