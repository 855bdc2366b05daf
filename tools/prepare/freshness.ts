// Whether something built is still what its sources say. Reading every source takes a tenth of a start, so the sizes and
// times of the files are asked first; only where those differ (a fresh clone, a touched file) the contents decide.
import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a build leaves behind: hashes over its sources' names with their contents, and with their sizes and times. */
interface Mark {
  readonly contents: string;
  readonly times: string;
}

export interface Freshness {
  readonly state: "fresh" | "changed" | "never built";
  /** Before the build: one that breaks off half way leaves nothing that looks fresh. */
  forget(): void;
  /** After it. The sources as they were read here count: a change during the build makes it stale. */
  remember(): void;
}

/** Compares the files (paths below the root) with the mark that the last build left. */
export function readFreshness(root: string, files: readonly string[], markFile: string): Freshness {
  const mark = readMark(markFile);
  const times = hashOf(files, (path) => {
    const { size, mtimeMs } = lstatSync(join(root, path));
    return `${size} ${mtimeMs}`;
  });
  const contents = mark?.times === times ? mark.contents : hashOf(files, (path) => readFileSync(join(root, path)));
  const freshness: Freshness = {
    state: mark === null ? "never built" : mark.contents === contents ? "fresh" : "changed",
    forget: () => rmSync(markFile, { force: true }),
    remember() {
      mkdirSync(dirname(markFile), { recursive: true });
      writeFileSync(markFile, `${JSON.stringify({ contents, times } satisfies Mark)}\n`);
    },
  };
  if (freshness.state === "fresh" && mark?.times !== times) freshness.remember();
  return freshness;
}

function hashOf(files: readonly string[], factOf: (path: string) => string | Uint8Array): string {
  const hash = createHash("sha256");
  for (const path of files) hash.update(`${path}\0`).update(factOf(path)).update("\0");
  return hash.digest("hex");
}

/** Null when there is none, or none that can be read. */
function readMark(file: string): Mark | null {
  try {
    const { contents, times } = JSON.parse(readFileSync(file, "utf8")) as Partial<Mark>; // checked right here
    return contents && times ? { contents, times } : null;
  } catch {
    return null;
  }
}
