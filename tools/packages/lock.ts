import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One package as the lock file has it; `path` is its folder, such as `node_modules/pg`. */
export interface LockedPackage {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
  readonly licence: string | undefined;
  readonly integrity: string | undefined;
  readonly resolved: string | undefined;
  readonly hasInstallScript: boolean;
  readonly optionalDependencies: readonly string[];
}

interface RawPackage {
  readonly name?: string;
  readonly version?: string;
  readonly dev?: boolean;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export function readLock(root: string): LockedPackage[] {
  // The format is npm's own, version 3; anything else is refused here.
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    lockfileVersion: number;
    packages: Readonly<Record<string, RawPackage>>;
  };
  if (lock.lockfileVersion !== 3) throw new Error("package-lock.json is not of version 3");
  return Object.entries(lock.packages).map(([path, raw]) => ({
    path,
    name: raw.name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
    version: raw.version ?? "",
    dev: raw.dev ?? false,
    licence: raw.license,
    integrity: raw.integrity,
    resolved: raw.resolved,
    hasInstallScript: raw.hasInstallScript ?? false,
    optionalDependencies: Object.keys(raw.optionalDependencies ?? {}),
  }));
}

/** Where Node would find `name` for a package at `from`: in its own folder first, then in those around it. */
export function findLocked(paths: ReadonlySet<string>, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const path = `${folder ? `${folder}/` : ""}node_modules/${name}`;
    if (paths.has(path)) return path;
    if (folder === "") return undefined;
  }
}
