// Files at the sandbox provider, kept as they came in `payments.sandbox_files`. It takes what Stripe takes.
import { type EvidenceKind, evidenceKinds, evidenceLimits } from "#api-schema/evidence-files.ts";
import type { Tx } from "#platform/db/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { GatewayRefused } from "../port.ts";
import type { DisputeEvidence, DisputePort } from "../port-disputes.ts";

const FILE_BYTES_MAX = 5_000_000;

export async function uploadEvidence(
  tx: Tx,
  platform: Platform,
  { key, file }: Parameters<DisputePort["uploadEvidence"]>[0],
): Promise<{ id: string }> {
  if (!evidenceLimits.types.includes(file.type)) throw new GatewayRefused("file_type_unsupported", "file");
  if (file.content.length > FILE_BYTES_MAX) throw new GatewayRefused("file_too_large", "file");
  const row = await tx
    .insertInto("payments.sandbox_files")
    .values({ file_id: `file_${newToken(16)}`, key, ...file, created_at: platform.clock.now() })
    // The same asking again: touched, so that its row is given.
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ key }))
    .returning("file_id")
    .executeTakeFirstOrThrow();
  return { id: row.file_id };
}

/** Files that are unknown, or too large together; the first that is too much is named. */
export async function refuseFiles(tx: Tx, files: DisputeEvidence["files"]): Promise<void> {
  let bytes = 0;
  for (const shows of evidenceKinds) {
    const id = files[shows];
    if (id === undefined) continue;
    bytes += await sizeOf(tx, id, shows);
    if (bytes > evidenceLimits.bytesMax) throw new GatewayRefused("files_too_large", shows);
  }
}

async function sizeOf(tx: Tx, id: string, shows: EvidenceKind): Promise<number> {
  const file = await tx
    .selectFrom("payments.sandbox_files")
    .select("content")
    .where("file_id", "=", id)
    .executeTakeFirst();
  if (!file) throw new GatewayRefused("no_such_file", shows);
  return file.content.length;
}
