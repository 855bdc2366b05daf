import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { licenceIsMet } from "./packages/licence-expression.ts";
import { type LockedPackage, readLock } from "./packages/lock.ts";
import { type Problem, printReport, type Report } from "./report.ts";

// docs/decisions holds the reasons. MIT-0 asks for even less than MIT.
const allowed = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "Unlicense",
  "Python-2.0",
  "PostgreSQL",
  "OFL-1.1",
  "CC-BY-4.0",
  "MPL-2.0",
]);

interface Exception {
  readonly packages: RegExp;
  readonly licence: string;
  readonly why: string;
}

const exceptions: readonly Exception[] = [
  {
    packages: /^@img\/sharp-libvips-/,
    licence: "LGPL-3.0-or-later",
    why: "libvips, a shared library that can be replaced",
  },
  {
    packages: /^@img\/sharp-(win32-|wasm32$)/,
    licence: "LGPL-3.0-or-later",
    why: "the same libvips, packed together with its binding on these platforms",
  },
  {
    packages: /^pako$/,
    licence: "Zlib",
    why: "a port of zlib under zlib's own permissive licence; only lighthouse and autocannon use it",
  },
];

/** Every package of the lock file, for any platform, development included, has a licence that Kogi may carry. */
export function checkLicences(root: string): Report {
  const packages = readLock(root).filter((locked) => locked.path !== "");
  const counts = new Map<string, number>();
  const problems: Problem[] = [];
  const used = new Set<Exception>();
  for (const locked of packages) {
    const licence = licenceOf(root, locked);
    counts.set(licence || "none", (counts.get(licence || "none") ?? 0) + 1);
    const exception = exceptions.find((candidate) => candidate.packages.test(locked.name));
    if (licenceIsMet(licence, allowed)) continue;
    if (
      exception &&
      (licence === exception.licence || licenceIsMet(licence, new Set([...allowed, exception.licence])))
    ) {
      used.add(exception);
    } else
      problems.push({
        file: locked.path,
        says: `licence ${licence || "unknown"} is not allowed (${locked.dev ? "development" : "shipped"})`,
      });
  }
  for (const unused of exceptions.filter((candidate) => !used.has(candidate))) {
    problems.push({ file: "tools/licences.ts", says: `the exception ${unused.packages} is no longer needed` });
  }
  const table = [...counts].toSorted((a, b) => b[1] - a[1]).map(([licence, count]) => `${licence} ${count}`);
  return {
    name: "licences",
    seen: packages.length,
    seenWhat: `packages (${table.slice(0, 5).join(", ")}, ${counts.size} kinds)`,
    problems,
  };
}

/** What the installed package says wins over the lock file; older packages have an object or a list in that place. */
function licenceOf(root: string, locked: LockedPackage): string {
  const manifest = join(root, locked.path, "package.json");
  if (!existsSync(manifest)) return locked.licence ?? "";
  const { license, licenses }: { license?: unknown; licenses?: unknown } = JSON.parse(readFileSync(manifest, "utf8"));
  const found = license ?? (Array.isArray(licenses) ? licenses[0] : undefined);
  if (typeof found === "string") return found;
  return typeof found === "object" && found !== null && "type" in found ? String(found.type) : "";
}

if (import.meta.main) printReport(checkLicences(process.cwd()));
