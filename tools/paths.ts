import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Problem, printReport, type Report } from "./report.ts";

// Binary kinds hold no paths; a picture that happens to spell one would be noise.
const binary = /\.(png|jpe?g|webp|avif|gif|ico|woff2?|pdf|gz|br|zip|bin)$/;

/** No tracked file names a place that only one machine has, or the registry that somebody installs from. */
export function checkPaths(root: string, files: readonly string[] = trackedFiles(root)): Report {
  const patterns = [...machinePlaces(root), registry];
  const texts = files.filter((file) => !binary.test(file));
  const problems = texts.flatMap((file) => findIn(file, readFileSync(join(root, file), "utf8"), patterns));
  return { name: "paths", seen: texts.length, seenWhat: "files", problems };
}

interface Pattern {
  readonly what: string;
  readonly expression: RegExp;
}

const registry: Pattern = {
  what: "names a package registry",
  expression: /\bregistry\.(npmjs\.org|yarnpkg\.com)|\bnpm\.pkg\.github\.com|\/artifactory\/|\bverdaccio\b/,
};

/** This checkout and what lies beside it, this person's home, and everybody else's. */
function machinePlaces(root: string): Pattern[] {
  const here = resolve(root);
  const parent = dirname(here);
  const beside = parent === dirname(parent) ? [] : readdirSync(parent).map((name) => join(parent, name));
  const literal = [here, ...beside].map((path) => RegExp.escape(path));
  // Something in the home folder; its bare name may stand in a text about permissions.
  if (homedir() !== "/") literal.push(`${RegExp.escape(homedir())}/[\\w.-]+`);
  return [
    { what: "names a place on this machine", expression: new RegExp(`(?<![\\w.])(${literal.join("|")})(?![\\w-])`) },
    { what: "names somebody's home", expression: /(?<![\w.:/-])\/(home|Users)\/[a-z][\w.-]*\/\w|[A-Z]:\\Users\\/ },
  ];
}

function findIn(file: string, text: string, patterns: readonly Pattern[]): Problem[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      patterns
        .filter(({ expression }) => expression.test(line))
        .map(({ what, expression }) => ({ file, line: index + 1, says: `${what}: ${expression.exec(line)?.[0]}` })),
    );
}

/** What git knows or would take in; without git (an unpacked archive) there is nothing to commit either. */
function trackedFiles(root: string): string[] {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  const deleted = execFileSync("git", ["ls-files", "-z", "--deleted"], { cwd: root }).toString().split("\0");
  const own = ["tools/paths.ts", "tools/paths.test.ts"];
  return [...new Set(list.toString().split("\0"))].filter(
    (file) => file !== "" && !deleted.includes(file) && !own.includes(file),
  );
}

if (import.meta.main) printReport(checkPaths(process.cwd()));
