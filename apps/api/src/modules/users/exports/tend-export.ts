import { Readable } from "node:stream";
import { exportReady } from "#events/users.ts";
import { addMs } from "#platform/clock/index.ts";
import type { Platform } from "#platform/platform.ts";
import { EXPORT_TIMER } from "./exports.jobs.ts";
import { findExport, markReady } from "./exports.repository.ts";
import { KEPT_MS, LEFT_OUT_NAMED } from "./exports.rules.ts";
import { writeArchive } from "./write-archive.ts";

export const archiveKey = (exportId: string): string => `exports/${exportId}.zip`;

/**
 * Brings the stored bytes to what the row says: written while it is being made, there while it is ready, gone otherwise.
 * A run that died in between leaves nothing that the next one does not replace or remove.
 */
export async function tendExport(platform: Platform, exportId: string): Promise<void> {
  const row = await findExport(platform.db, exportId);
  if (row?.state === "ready") return;
  if (row?.state !== "making") return platform.files.remove(archiveKey(exportId));
  const leftOut: string[] = [];
  const archive = Readable.from(writeArchive(platform, row.user_id, (names) => leftOut.push(...names)));
  const { bytes } = await platform.files.put(archiveKey(exportId), archive);
  const readyAt = platform.clock.now();
  const expiresAt = addMs(readyAt, KEPT_MS);
  const marked = await platform.inTransaction(async (tx) => {
    const told = { left_out_count: leftOut.length, left_out: leftOut.slice(0, LEFT_OUT_NAMED) };
    const ready = { bytes: BigInt(bytes), ready_at: readyAt, expires_at: expiresAt, ...told };
    if (!(await markReady(tx, exportId, ready))) return false;
    await platform.timers.schedule(tx, { kind: EXPORT_TIMER, ref: exportId, dueAt: expiresAt });
    const news = { user_id: row.user_id, export_id: exportId, expires_at: expiresAt.toISOString(), ...told };
    await platform.events.publish(tx, exportReady, news);
    return true;
  });
  // Its owner left, or it was given up, while it was written; another run may have marked it, and then its bytes stay.
  if (!marked && (await findExport(platform.db, exportId))?.state !== "ready")
    await platform.files.remove(archiveKey(exportId));
}
