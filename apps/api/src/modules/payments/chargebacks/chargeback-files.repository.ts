import type { Selectable } from "kysely";
import type { EvidenceKind } from "#api-schema/evidence-files.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import type { ChargebackFilesTable } from "../payments.tables.ts";

// The column's check constraint allows these words alone.
export type ChargebackFileRow = Selectable<ChargebackFilesTable> & { readonly shows: EvidenceKind };

/** As the form shows them: what proves most comes first. */
const ORDER: Readonly<Record<EvidenceKind, number>> = { work: 0, messages: 1, receipt: 2, other: 3 };

export async function filesOf(db: Db, chargebackIds: readonly string[]): Promise<readonly ChargebackFileRow[]> {
  if (chargebackIds.length === 0) return [];
  const rows = await db
    .selectFrom("payments.chargeback_files")
    .selectAll()
    .where("chargeback_id", "in", chargebackIds)
    .$castTo<ChargebackFileRow>()
    .execute();
  return rows.toSorted((one, other) => ORDER[one.shows] - ORDER[other.shows]);
}

export interface EvidenceFile {
  readonly shows: EvidenceKind;
  readonly mediaId: string;
}

/** Exactly these from now on; what the provider has of one of them already stays noted. */
export async function replaceFiles(tx: Tx, chargebackId: string, files: readonly EvidenceFile[]): Promise<void> {
  const before = new Map((await filesOf(tx, [chargebackId])).map((row) => [row.media_id, row.gateway_file]));
  await tx.deleteFrom("payments.chargeback_files").where("chargeback_id", "=", chargebackId).execute();
  if (files.length === 0) return;
  const rows = files.map(({ shows, mediaId }) => ({
    chargeback_id: chargebackId,
    shows,
    media_id: mediaId,
    gateway_file: before.get(mediaId) ?? null,
  }));
  await tx.insertInto("payments.chargeback_files").values(rows).execute();
}

export async function updateFile(
  tx: Tx,
  { chargeback_id, shows, media_id }: Pick<ChargebackFileRow, "chargeback_id" | "shows" | "media_id">,
  change: { gateway_file: string } | { refusal: string },
): Promise<void> {
  await tx
    .updateTable("payments.chargeback_files")
    .set(change)
    .where("chargeback_id", "=", chargeback_id)
    .where("shows", "=", shows)
    .where("media_id", "=", media_id)
    .execute();
}

/** Answers that wait to be sent with this file. */
export async function answersWith(db: Db, mediaId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("payments.chargeback_files as file")
    .innerJoin("payments.chargebacks as chargeback", "chargeback.chargeback_id", "file.chargeback_id")
    .select("file.chargeback_id")
    .where("file.media_id", "=", mediaId)
    .where("chargeback.evidence_at", "is not", null)
    .where("chargeback.evidence_sent_at", "is", null)
    .execute();
  return rows.map((row) => row.chargeback_id);
}
