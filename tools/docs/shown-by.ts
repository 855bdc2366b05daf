// Tables that say which test shows what: a path there is a test, or the row says that there is none yet.
export interface ShownFault {
  readonly line: number;
  readonly says: string;
}

const TEST = /\.(test|wide|e2e)\.tsx?$/;
const NONE = /^(not yet|does not apply)\b/;

/** What is wrong with the last column of each table that is headed "shown by". */
export function shownByFaults(markdown: string, exists: (path: string) => boolean): ShownFault[] {
  const faults: ShownFault[] = [];
  let inTable = false;
  for (const [index, text] of markdown.split("\n").entries()) {
    const cells = text.startsWith("|") ? text.split("|").slice(1, -1) : [];
    const last = cells.at(-1)?.trim() ?? "";
    if (cells.length === 0) inTable = false;
    else if (last === "shown by") inTable = true;
    else if (inTable && !/^-+$/.test(last))
      faults.push(...faultsOf(last, exists).map((says) => ({ line: index + 1, says })));
  }
  return faults;
}

function faultsOf(cell: string, exists: (path: string) => boolean): string[] {
  const named = [...cell.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);
  if (named.length === 0) return NONE.test(cell) ? [] : [`"${cell}" names no test, and does not say "not yet"`];
  return named
    .filter((span) => !span.startsWith("npm run ") && !(TEST.test(span) && exists(span)))
    .map((span) => `${span} is no test that exists`);
}
