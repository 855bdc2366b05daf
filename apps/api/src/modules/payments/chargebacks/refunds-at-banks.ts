// A refund that did not reach its card, and a bank that takes the same money back: it is the payer's once. While a bank has it
// the refund is not tried again; won, it is, and lost, the refund is settled by that.
import { type Selectable, sql } from "kysely";
import { money } from "#money";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { refundCollected } from "../ledger/posting-rules/chargebacks.ts";
import type { RefundsTable } from "../payments.tables.ts";
import { REFUND_RETRY_TIMER, refundKey } from "../protected/refund.jobs.ts";
import { restOfRefund } from "../protected/rest-of-refund.ts";
import { waitingSettlement } from "../refund-desk/refund-settlements.repository.ts";
import { type Part, type Pocket, smaller } from "./chargeback.rules.ts";
import { type PartRow, partsOf, shiftTo, takenOfPayment, takenOfRefund } from "./chargebacks.repository.ts";

type RefundRow = Selectable<RefundsTable>;

/** Refunds of this payment that wait with us, locked: after its lots, before the payment itself. */
export async function refundPockets(tx: Tx, transactionId: string): Promise<readonly Pocket[]> {
  const rows = await tx
    .selectFrom("payments.refunds")
    .select(["refund_id", "amount_minor", "paid_otherwise_minor"])
    .where("transaction_id", "=", transactionId)
    .where("state", "=", "failed")
    .orderBy("refund_id")
    .forUpdate()
    .execute();
  const pockets: Pocket[] = [];
  for (const row of rows) {
    const { takenMinor } = await takenOfRefund(tx, row.refund_id);
    const pocket = { source: "refund" as const, takenFrom: row.refund_id, referenceId: null, userId: null };
    pockets.push({ ...pocket, minor: restOfRefund(row) - takenMinor });
  }
  return pockets;
}

/** What a bank has is not tried again. */
export async function stopRetries(tx: Tx, platform: Platform, parts: readonly Part[]): Promise<void> {
  for (const { source, takenFrom } of parts) {
    if (source !== "refund" || takenFrom === null) continue;
    await tx.updateTable("payments.refunds").set({ retry_at: null }).where("refund_id", "=", takenFrom).execute();
    await platform.timers.cancel(tx, REFUND_RETRY_TIMER, takenFrom);
  }
}

/**
 * A refund that fails while a bank has its payment, or after it kept it: the platform bore for want of it what the payer got
 * twice over. After `takeTurnOfDisputes`, with refund and payment locked; what came back is booked. True when a bank has any.
 */
export async function collectOfRefund(
  tx: Tx,
  platform: Platform,
  refund: RefundRow,
  payment: PaymentRow,
): Promise<boolean> {
  const now = platform.clock.now();
  const taken = await takenOfPayment(tx, payment.transaction_id);
  const banks = taken.reduce((all, chargeback) => all + chargeback.amount_minor, 0n);
  const ofRefunds = (
    await partsOf(
      tx,
      taken.map((chargeback) => chargeback.chargeback_id),
    )
  )
    .filter((part) => part.source === "refund")
    .reduce((all, part) => all + part.amount_minor, 0n);
  const twice = banks + payment.refunded_minor - ofRefunds - payment.amount_minor;
  let left = smaller(twice, restOfRefund(refund));
  for (const { chargeback_id: chargebackId, currency } of taken) {
    const borne = (await partsOf(tx, [chargebackId])).find((part) => part.source === "platform")?.amount_minor ?? 0n;
    const minor = smaller(left, borne);
    if (minor <= 0n) continue;
    const description = `Disputed card payment: ${payment.description}`;
    const fact = { chargebackId, refund: refundKey(refund.refund_id, refund.attempts), amount: money(minor, currency) };
    await postJournal(tx, refundCollected({ ...fact, description }), now);
    await shiftTo(tx, { chargebackId, source: "refund", userId: null, takenFrom: refund.refund_id, minor });
    left -= minor;
  }
  return (await takenOfRefund(tx, refund.refund_id)).takenMinor > 0n;
}

/** Locked before the books are: as everywhere, rows first. */
export async function lockRefundsOf(tx: Tx, parts: readonly PartRow[]): Promise<void> {
  const ids = parts.flatMap((part) => (part.source === "refund" && part.taken_from !== null ? [part.taken_from] : []));
  if (ids.length > 0)
    await sql`select from payments.refunds where refund_id = any(${ids}::uuid[]) order by refund_id for update`.execute(
      tx,
    );
}

/** Once the dispute is written down as ended. Its money is free again, or was the payer's by it. */
export async function followRefundsOf(tx: Tx, platform: Platform, parts: readonly PartRow[]): Promise<void> {
  for (const { source, taken_from: refundId } of parts)
    if (source === "refund" && refundId !== null) await followRefundAtBank(tx, platform, refundId);
}

/** What settled them for good is undone: the payer has not got this of it after all, and it is tried again. */
export async function reopenRefundsOf(tx: Tx, platform: Platform, parts: readonly PartRow[]): Promise<void> {
  const ids = parts.flatMap((part) => (part.source === "refund" && part.taken_from !== null ? [part.taken_from] : []));
  if (ids.length > 0)
    await tx
      .updateTable("payments.refunds")
      .set({ state: "failed", settled_at: null, updated_at: platform.clock.now() })
      .where("refund_id", "in", ids)
      .where("state", "in", ["settled_by_bank", "paid_otherwise"])
      .execute();
  await followRefundsOf(tx, platform, parts);
}

export async function followRefundAtBank(tx: Tx, platform: Platform, refundId: string): Promise<void> {
  const now = platform.clock.now();
  const { takenMinor, lostMinor } = await takenOfRefund(tx, refundId);
  const refund = tx.updateTable("payments.refunds").where("refund_id", "=", refundId).where("state", "=", "failed");
  if (takenMinor === 0n) {
    // The money may have left already, by a transfer that one administrator booked and a second one has to see.
    if (await waitingSettlement(tx, refundId)) return;
    const retryAt = addMs(now, HOUR_MS);
    await refund.set({ retry_at: retryAt, updated_at: now }).execute();
    await platform.timers.schedule(tx, { kind: REFUND_RETRY_TIMER, ref: refundId, dueAt: retryAt });
    return;
  }
  await refund
    .set({ state: "settled_by_bank", settled_at: now, updated_at: now })
    .where(sql<boolean>`amount_minor - paid_otherwise_minor <= ${lostMinor}`)
    .execute();
}
