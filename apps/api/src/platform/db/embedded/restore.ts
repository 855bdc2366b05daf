// Puts a backup where a Kogi that starts there finds it.
import { existsSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { MANIFEST, PLATFORM, readManifest } from "./backup.ts";
import { copyFolder } from "./copy-folder.ts";
import { giveCluster } from "./make-cluster.ts";
import { chooseDataFolder, runAs } from "./place.ts";

/** Why a backup cannot be put there: a sentence for whoever asked. */
export class RestoreRefused extends Error {}

// The cluster's folder and kogi.owner name this version; its files are read by no other.
const MAJOR = "18";

/** Fills `wantedFolder` (KOGI_DATA) from a backup; gives the folder that state really lives in. Refuses to overwrite. */
export async function restoreBackup(backup: string, wantedFolder: string): Promise<string> {
  const from = resolve(backup);
  const manifest = await readManifest(from);
  if (!manifest) throw new RestoreRefused(`${from} is no whole backup: it has no ${MANIFEST}.`);
  if (manifest.postgres.split(".")[0] !== MAJOR || manifest.platform !== PLATFORM)
    throw new RestoreRefused(
      `The backup is of PostgreSQL ${manifest.postgres} on ${manifest.platform}; this Kogi has ${MAJOR} on ${PLATFORM}. Restore it there, and move the content with pg_dump.`,
    );
  const user = await runAs();
  const { folder } = chooseDataFolder(wantedFolder, user);
  for (const name of ["pg18", "files", "secret"])
    if (existsSync(join(folder, name)))
      throw new RestoreRefused(`${join(folder, name)} is there already; restore into an empty folder (KOGI_DATA).`);
  await mkdir(folder, { recursive: true });
  await copyFolder(join(from, "files"), join(folder, "files"));
  if (existsSync(join(from, "secret"))) await cp(join(from, "secret"), join(folder, "secret"));
  const cluster = join(folder, "pg18");
  await copyFolder(join(from, "pg18"), cluster);
  giveCluster(cluster, user);
  return folder;
}
