// What was said and shown in a dispute, and what mediators decided.
import type { Selectable } from "kysely";
import { countRows, type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { disputeErrors } from "../contracts.errors.ts";
import type { DisputeDecisionsTable, DisputeEntriesTable } from "../contracts.tables.ts";
import type { Evidence } from "./dispute.rules.ts";
import type { DisputeRow } from "./disputes.repository.ts";

export type EntryRow = Selectable<DisputeEntriesTable>;
export type DecisionRow = Selectable<DisputeDecisionsTable>;

export async function insertEntry(tx: Tx, entry: EntryRow): Promise<void> {
  await tx.insertInto("contracts.dispute_entries").values(entry).execute();
}

export async function countEntries(tx: Tx, disputeId: string, side: string): Promise<number> {
  return countRows(
    tx,
    tx
      .selectFrom("contracts.dispute_entries")
      .select("entry_id")
      .where("dispute_id", "=", disputeId)
      .where("side", "=", side),
  );
}

/** In order. */
export async function entriesOf(db: Db, disputeId: string): Promise<EntryRow[]> {
  return db
    .selectFrom("contracts.dispute_entries")
    .selectAll()
    .where("dispute_id", "=", disputeId)
    .orderBy("created_at")
    .orderBy("entry_id")
    .execute();
}

/** Who spoke since the mediation began. */
export const evidenceOf = (
  dispute: Pick<DisputeRow, "mediation_at" | "evidence_until">,
  entries: readonly EntryRow[],
): Evidence => ({
  until: dispute.evidence_until,
  heard: entries
    .filter(({ created_at: at }) => dispute.mediation_at !== null && at >= dispute.mediation_at)
    .map(({ side }) => side as Evidence["heard"][number]), // held to these words by a check constraint
});

export async function insertDecision(
  tx: Tx,
  decision: Omit<DecisionRow, "answered_by" | "answered_at" | "answer_note">,
): Promise<void> {
  try {
    await tx.insertInto("contracts.dispute_decisions").values(decision).execute();
  } catch (error) {
    if (uniqueViolation(error, "dispute_decisions_one")) throw disputeErrors.decisionWaits();
    throw error;
  }
}

export async function findDecision(db: Db, decisionId: string): Promise<DecisionRow | undefined> {
  return db
    .selectFrom("contracts.dispute_decisions")
    .selectAll()
    .where("decision_id", "=", decisionId)
    .executeTakeFirst();
}

/** Newest first. */
export async function decisionsOf(db: Db, disputeIds: readonly string[]): Promise<DecisionRow[]> {
  if (disputeIds.length === 0) return [];
  return db
    .selectFrom("contracts.dispute_decisions")
    .selectAll()
    .where("dispute_id", "in", disputeIds)
    .orderBy("decided_at", "desc")
    .orderBy("decision_id", "desc")
    .execute();
}

export async function answerDecisionRow(
  tx: Tx,
  decisionId: string,
  answer: Pick<DecisionRow, "status" | "answered_by" | "answered_at" | "answer_note">,
): Promise<void> {
  await tx.updateTable("contracts.dispute_decisions").set(answer).where("decision_id", "=", decisionId).execute();
}

/** A decision that waits for its second administrator is void once the sides ended the dispute themselves. */
export async function overtakeDecisions(tx: Tx, disputeId: string): Promise<void> {
  await tx
    .updateTable("contracts.dispute_decisions")
    .set({ status: "overtaken" })
    .where("dispute_id", "=", disputeId)
    .where("status", "=", "proposed")
    .execute();
}
