// What lies in the folder of files, and the daily work that clears it.
import { readdir, truncate } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

// Without one job coming to its end: a job whose server was killed is taken up again, later each time.
const STANDSTILL_LIMIT_MS = 300_000;
const COLLECTOR = "media.collect_orphans";

/** Every file under the folder, by its path. */
export async function listStored(dataFolder: string): Promise<readonly string[]> {
  const root = join(dataFolder, "files");
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Runs the daily collector now, and waits for it and what it began. */
export async function collectNow(evidence: pg.Client): Promise<void> {
  await evidence.query("select pgboss.create_queue($1, '{}'::jsonb)", [COLLECTOR]).catch(() => undefined);
  await evidence.query("insert into pgboss.job (name, data) values ($1, '{}'::jsonb)", [COLLECTOR]);
  await untilQuiet(evidence);
}

export async function untilQuiet(evidence: pg.Client): Promise<void> {
  let [waiting, since] = [-1, performance.now()];
  while (performance.now() - since < STANDSTILL_LIMIT_MS) {
    const { rows } = await evidence.query<{ waiting: number }>(
      "select count(*)::int as waiting from pgboss.job where name like 'media.%' and state in ('created', 'retry', 'active') and start_after < now() + interval '3 minutes'",
    );
    const now = rows[0]?.waiting ?? 0;
    if (now === 0) return;
    if (now !== waiting) [waiting, since] = [now, performance.now()];
    await sleep(300);
  }
  throw new Error(`the work on files stands still with ${waiting} left to do`);
}

/** Loses the last piece of a stored file, as a broken disk would: what must be noticed. */
export async function loseLastPiece(dataFolder: string, evidence: pg.Client, mediaId: string): Promise<void> {
  const { rows } = await evidence.query<{ content_hash: string; bytes: string }>(
    "select content_hash, bytes from media.media where media_id = $1",
    [mediaId],
  );
  const { content_hash: hash = "", bytes = "0" } = rows[0] ?? {};
  const path = join(dataFolder, "files", "originals", hash.slice(0, 2), hash);
  await truncate(path, Math.max(0, Number(bytes) - 4 * 1_048_576));
}
