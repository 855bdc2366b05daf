// Disputes at the sandbox provider: needs_response -> under_review -> won | lost, needs_response -> lost. The card
// decides what comes of an answer; without one it is lost when its time is over.
import { minorDigits, money } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { DisputePort, GatewayDispute } from "../port-disputes.ts";
import { findCard } from "./cards.ts";
import { emit } from "./events.ts";
import { refuseFiles } from "./evidence-files.ts";
import { keepTransaction } from "./transactions.ts";

export const DISPUTE_TIMER = "payments.sandbox_dispute";
const DECISION_TIMER = "payments.sandbox_dispute_decision";
const EVIDENCE_DAYS = 7;
const REVIEW_DAYS = 3;
const FEE_UNITS = 15n;

export function handleDisputes(platform: Platform): void {
  platform.timers.onDue(DISPUTE_TIMER, (tx, { ref }) => openDispute(tx, platform, ref));
  platform.timers.onDue(DECISION_TIMER, (tx, { ref }) => decide(tx, platform, ref));
}

async function openDispute(tx: Tx, platform: Platform, chargeId: string): Promise<void> {
  const charge = await tx
    .selectFrom("payments.sandbox_charges")
    .selectAll()
    .where("charge_id", "=", chargeId)
    .executeTakeFirstOrThrow();
  const disputes = findCard(charge.card_number)?.disputes;
  assert(disputes, "only cards that dispute are disputed");
  const now = platform.clock.now();
  const disputeId = `dp_${newToken(16)}`;
  const feeMinor = FEE_UNITS * 10n ** BigInt(minorDigits[money(0n, charge.currency).currency]);
  const dueAt = addMs(now, EVIDENCE_DAYS * DAY_MS);
  await tx
    .insertInto("payments.sandbox_disputes")
    .values({
      dispute_id: disputeId,
      charge_id: chargeId,
      amount_minor: charge.amount_minor,
      fee_minor: feeMinor,
      currency: charge.currency,
      reason: disputes.reason,
      state: "needs_response",
      evidence_due_at: dueAt,
      created_at: now,
    })
    .execute();
  const amount = money(-charge.amount_minor, charge.currency);
  await keepTransaction(tx, { kind: "dispute", source: disputeId, amount, feeMinor, at: now });
  await platform.timers.schedule(tx, { kind: DECISION_TIMER, ref: disputeId, dueAt });
  await emit(tx, platform, "dispute.opened", disputeId);
}

export async function submitEvidence(
  tx: Tx,
  platform: Platform,
  { dispute, evidence }: Parameters<DisputePort["submitEvidence"]>[0],
): Promise<void> {
  await refuseFiles(tx, evidence.files);
  const sent = await tx
    .updateTable("payments.sandbox_disputes")
    .set({ state: "under_review", evidence: JSON.stringify(evidence) })
    .where("dispute_id", "=", dispute)
    .where("state", "=", "needs_response")
    .executeTakeFirst();
  if (sent.numUpdatedRows === 0n) return; // asked again, or too late: the answer tells how it stands
  const dueAt = addMs(platform.clock.now(), REVIEW_DAYS * DAY_MS);
  await platform.timers.schedule(tx, { kind: DECISION_TIMER, ref: dispute, dueAt });
  await emit(tx, platform, "dispute.updated", dispute);
}

export async function acceptDispute(tx: Tx, platform: Platform, disputeId: string): Promise<void> {
  const row = await lock(tx, disputeId);
  if (row.state !== "needs_response") return;
  await platform.timers.cancel(tx, DECISION_TIMER, disputeId);
  await end(tx, platform, disputeId, "lost");
}

async function decide(tx: Tx, platform: Platform, disputeId: string): Promise<void> {
  const row = await lock(tx, disputeId);
  if (row.state !== "needs_response" && row.state !== "under_review") return;
  const won = row.state === "under_review" && findCard(row.card_number)?.disputes?.answered === "won";
  await end(tx, platform, disputeId, won ? "won" : "lost");
  if (!won) return;
  const amount = money(row.amount_minor, row.currency);
  await keepTransaction(tx, { kind: "dispute_won", source: disputeId, amount, at: platform.clock.now() });
}

async function end(tx: Tx, platform: Platform, disputeId: string, state: "won" | "lost"): Promise<void> {
  await tx.updateTable("payments.sandbox_disputes").set({ state }).where("dispute_id", "=", disputeId).execute();
  await emit(tx, platform, "dispute.updated", disputeId);
}

async function lock(tx: Tx, disputeId: string) {
  return tx
    .selectFrom("payments.sandbox_disputes as dispute")
    .innerJoin("payments.sandbox_charges as charge", "charge.charge_id", "dispute.charge_id")
    .select(["dispute.state", "dispute.amount_minor", "dispute.currency", "charge.card_number"])
    .where("dispute.dispute_id", "=", disputeId)
    .forUpdate("dispute")
    .executeTakeFirstOrThrow();
}

export async function findDispute(db: Db, disputeId: string): Promise<GatewayDispute | null> {
  const row = await db
    .selectFrom("payments.sandbox_disputes")
    .selectAll()
    .where("dispute_id", "=", disputeId)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.dispute_id,
    charge: row.charge_id,
    amount: money(row.amount_minor, row.currency),
    fee: money(row.fee_minor, row.currency),
    reason: row.reason,
    // The column's check constraint allows four words of the port.
    state: row.state as GatewayDispute["state"],
    openedAt: row.created_at,
    evidenceDueAt: row.evidence_due_at,
    isAnswerable: true,
    appeal: null,
  };
}
