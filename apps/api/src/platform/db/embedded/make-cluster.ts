import { execFile } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, readdirSync, renameSync } from "node:fs";
import { chown, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RunAs } from "./place.ts";

const run = promisify(execFile);
export const DATABASE_USER = "kogi";
const MADE = "kogi.made";
// What a ready cluster holds instead: copied before the rest, it does not make a half copy look whole.
const READY = "kogi.ready";

/** Makes the cluster when there is none yet: a copy of the ready one where there is such, else from nothing. */
export async function makeCluster(
  native: string,
  cluster: string,
  { user, ready }: { readonly user: RunAs | null; readonly ready: string | null },
): Promise<void> {
  if (existsSync(join(cluster, MADE))) return;
  await rm(cluster, { recursive: true, force: true }); // a first start that was killed half way
  if (ready && existsSync(join(ready, READY))) {
    cpSync(ready, cluster, { recursive: true });
    giveCluster(cluster, user);
  } else await initCluster(native, cluster, user);
  await writeFile(join(cluster, MADE), "made\n");
}

async function initCluster(native: string, cluster: string, user: RunAs | null): Promise<void> {
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  if (user) await chown(cluster, user.uid, user.gid);
  const binary = join(native, "bin", "initdb");
  await run(
    binary,
    [
      "-D",
      cluster,
      "-U",
      DATABASE_USER,
      "--auth=trust",
      "-E",
      "UTF8",
      "--locale=C",
      "--no-instructions",
      "--no-sync",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    { ...(user ?? {}), cwd: cluster, env: { LD_LIBRARY_PATH: join(native, "lib"), PATH: process.env.PATH ?? "" } },
  );
}

/** PostgreSQL refuses a cluster that is not its user's own, or that others may read. */
export function giveCluster(cluster: string, user: RunAs | null): void {
  chmodSync(cluster, 0o700);
  if (!user) return;
  chownSync(cluster, user.uid, user.gid);
  for (const name of readdirSync(cluster, { recursive: true, encoding: "utf8" }))
    chownSync(join(cluster, name), user.uid, user.gid);
}

/** Keeps a cluster whose server has stopped as the one that new ones are copied of. */
export function keepAsReady(cluster: string, ready: string): void {
  cpSync(cluster, ready, { recursive: true });
  renameSync(join(ready, MADE), join(ready, READY));
}
