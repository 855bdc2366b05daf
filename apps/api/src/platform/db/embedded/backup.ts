// A consistent copy of the embedded database and the files, taken while Kogi runs: PostgreSQL's own online backup over
// SQL (its programs for that do not come from npm). The cluster is copied while it changes; the log written meanwhile,
// held back by a slot, makes one state of it when the copy starts for the first time.
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { copyFolder, flush } from "./copy-folder.ts";
import type { RunningDatabase } from "./running-database.ts";

export interface Backup {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

/** What a backup says of itself; written last, so that half a backup is none. */
export interface Manifest {
  readonly postgres: string;
  readonly platform: string;
  readonly taken_at: string;
}

export const MANIFEST = "backup.json";
export const PLATFORM = `${process.platform}-${process.arch}`;

// What belongs to the running server alone (as pg_basebackup leaves it out). pg_control comes last, by itself.
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|kogi\.owner|backup_label.*|global\/pg_control|pg_(wal|replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/.*)$|(^|\/)pgsql_tmp/;

/**
 * Copies the database, the files and the secret into `folder`, which must not exist. The files are copied before the
 * database and again after it: what either end of the copy names is there.
 */
export async function takeBackup(database: RunningDatabase, folder: string, at: Date): Promise<Backup> {
  const target = resolve(folder);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const { dataFolder } = database;
  const copyFiles = () => copyFolder(join(dataFolder, "files"), join(unfinished, "files"));
  let files = await copyFiles();
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    files += await copyCluster(client, join(dataFolder, "pg18"), join(unfinished, "pg18"));
    files += await copyFiles();
    await cp(join(dataFolder, "secret"), join(unfinished, "secret")).catch(unlessNoSecret);
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    const manifest: Manifest = {
      postgres: rows[0]?.server_version ?? "",
      platform: PLATFORM,
      taken_at: at.toISOString(),
    };
    await writeFile(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
  } finally {
    await client.end();
  }
  await rename(unfinished, target);
  return { folder: target, files, bytes: await sizeOf(target) };
}

async function copyCluster(client: pg.Client, from: string, to: string): Promise<number> {
  // The slot is this session's: the server keeps the log from here on, and forgets the slot with the connection.
  await client.query("select pg_create_physical_replication_slot('kogi_backup_' || pg_backend_pid(), true, true)");
  const begun = await client.query<{ wal: string }>(
    "select pg_walfile_name(pg_backup_start('kogi backup', fast => true)) as wal",
  );
  let files = await copyFolder(from, to, (path) => !LEFT_OUT.test(path));
  files += await copyFolder(join(from, "global"), join(to, "global"), (path) => path === "pg_control");
  const ended = await client.query<{ wal: string; label: string }>(
    "select pg_walfile_name(lsn) as wal, labelfile as label from pg_backup_stop(wait_for_archive => false)",
  );
  const [first, last] = [begun.rows[0]?.wal ?? "", ended.rows[0]?.wal ?? ""];
  // Names of log files are of one length and grow; those of other kinds (history, status) are not of this shape.
  files += await copyFolder(join(from, "pg_wal"), join(to, "pg_wal"), (name) => {
    return /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last;
  });
  await writeFile(join(to, "backup_label"), ended.rows[0]?.label ?? "", { flush: true });
  await flush(join(to, "backup_label"));
  return files;
}

export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST), "utf8").catch(() => null);
  // Written by `takeBackup`.
  return text === null ? null : (JSON.parse(text) as Manifest);
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** With KOGI_SECRET set there is none in the folder. */
function unlessNoSecret(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
