// What a journey tells while it goes, and how it stops: at the first deviation, with what was expected.
export class Deviation extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Deviation";
  }
}

export interface Report {
  /** One line a step, said when it is done. */
  step(text: string): void;
  /** Further detail, shown with --verbose. */
  detail(text: string): void;
  readonly steps: number;
}

export function createReport(write: (line: string) => void, verbose: boolean): Report {
  let steps = 0;
  return {
    get steps() {
      return steps;
    },
    step(text) {
      steps += 1;
      write(`${String(steps).padStart(3)}. ${text}`);
    },
    detail(text) {
      if (verbose) write(`       ${text}`);
    },
  };
}

/** Stops the journey unless both are the same (compared as JSON). */
export function expectSame(what: string, actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Deviation(`${what}: expected ${wanted}, found ${found}`);
}

export function expectThat(what: string, condition: boolean): asserts condition {
  if (!condition) throw new Deviation(what);
}
