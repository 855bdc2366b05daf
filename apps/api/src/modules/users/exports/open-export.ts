import type { ExportView } from "#api-schema/exports.ts";
import type { StoredFile } from "#platform/files/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { exportErrors } from "./exports.errors.ts";
import { findExport, listExportsOf } from "./exports.repository.ts";
import { isSigned } from "./exports.rules.ts";
import { viewExport } from "./exports.views.ts";
import { archiveKey } from "./tend-export.ts";

export async function listExports(platform: Platform, actor: Actor): Promise<{ data: ExportView[] }> {
  const rows = await listExportsOf(platform.db, actor.userId);
  return { data: rows.map((row) => viewExport(platform, row)) };
}

/** The archive, for its owner alone: whose link it is counts for nothing without their session. */
export async function openExport(
  platform: Platform,
  actor: Actor,
  link: { exportId: string; expires: number; signature: string },
): Promise<{ file: StoredFile; name: string }> {
  const row = await findExport(platform.db, link.exportId);
  if (row?.user_id !== actor.userId) throw exportErrors.notFound();
  if (!isSigned(platform.secret, { ...link, userId: actor.userId }, link.signature)) throw exportErrors.linkInvalid();
  if (viewExport(platform, row).state !== "ready") throw exportErrors.notFound();
  const file = await platform.files.get(archiveKey(row.export_id));
  if (!file) throw exportErrors.notFound();
  return { file, name: `kogi-data-${row.asked_at.toISOString().slice(0, 10)}.zip` };
}
