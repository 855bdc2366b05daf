// Money leaves protection back to the card it came from, with its share of the fees that were charged on it. The
// books move now, the provider is asked by a job; what the provider keeps of the charge is the loss of whom the pack says.
import { sql } from "kysely";
import { type Money, money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { milestoneRefunded } from "../ledger/posting-rules/hire.ts";
import { paymentErrors } from "../payments.errors.ts";
import { bearProcessing } from "./bear-processing.ts";
import { requireMayGoBack } from "./freeze-protected.ts";
import { byPayment, lockLots, takeFromLots } from "./lots.repository.ts";
import { finishRefund, planRefund, type RefundPlan } from "./plan-refund.ts";

export interface RefundOrder {
  readonly milestoneId: string;
  /** Of the protected money; the fees on it go back beside it. Left out: all that is protected. */
  readonly amount?: Money;
  /** The business fact, such as `cancellation:<id>`: the same one again changes nothing. */
  readonly reference: string;
  /** For people. */
  readonly reason: string;
  /** What this payment protects stays: it was charged anew in place of the rest. */
  readonly keeping?: string;
  /**
   * Only what this payment protects, which arrived a moment ago and is not wanted: whatever freezes the milestone's money
   * contests what lay there before, so this goes back all the same.
   */
  readonly only?: string;
  /** It may be held no longer. Neither side asked for this, so what the provider keeps is Kogi's, as with `keeping` and `only`. */
  readonly isHeldTooLong?: boolean;
}

export interface Refunded {
  readonly refundIds: readonly string[];
  /** What the payer gets, fees included. */
  readonly amount: Money;
}

/**
 * Refunds what is protected for a milestone, wholly or in part, in the caller's transaction. Raises `payment.not_held`
 * when less is protected, or nothing, and `payment.frozen` while somebody contests it; a bank that only asks does not.
 */
export async function refundMilestone(tx: Tx, platform: Platform, order: RefundOrder): Promise<Refunded> {
  // A statement of its own: the look-up below must see what the last holder of the lock committed, for whichever milestone.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.refund:${order.reference}`}, 0))`.execute(tx);
  const lots = (await lockLots(tx, order.milestoneId)).filter((lot) => isMeant(lot.transaction_id, order));
  const before = await findRefunds(tx, order);
  if (before) return before;
  if (order.only === undefined) await requireMayGoBack(tx, order.milestoneId);
  const wanted = order.amount ?? sumOfLots(lots);
  // Newest money first: what was added last goes back first.
  const taken = byPayment(await takeFromLots(tx, lots.toReversed(), wanted));
  const isNobodysWish = order.only !== undefined || order.keeping !== undefined || order.isHeldTooLong === true;
  const plans: RefundPlan[] = [];
  for (const part of taken) {
    const plan = await planRefund(tx, part, { ...order, isNobodysWish });
    await postJournal(
      tx,
      milestoneRefunded({ ...plan.legs, refundId: plan.refundId, description: order.reason }),
      platform.clock.now(),
    );
    await finishRefund(tx, platform, plan);
    plans.push(plan);
  }
  // Once all payments are locked, in the order everybody locks.
  await bearProcessing(tx, platform, plans);
  return { refundIds: plans.map((plan) => plan.refundId), amount: sumOf(plans, wanted) };
}

function isMeant(transactionId: string, { keeping, only }: RefundOrder): boolean {
  return transactionId !== keeping && (only === undefined || transactionId === only);
}

function sumOf(plans: readonly RefundPlan[], of: Money): Money {
  return money(
    plans.reduce((all, plan) => all + plan.total.minor, 0n),
    of.currency,
  );
}

function sumOfLots(lots: Awaited<ReturnType<typeof lockLots>>): Money {
  const [first] = lots;
  if (!first) throw paymentErrors.notHeld({ detail: "Nothing is protected here." });
  return money(
    lots.reduce((all, lot) => all + lot.left_minor, 0n),
    first.currency,
  );
}

async function findRefunds(tx: Tx, order: RefundOrder): Promise<Refunded | null> {
  const rows = await tx
    .selectFrom("payments.refunds")
    .select(["refund_id", "amount_minor", "currency"])
    .where("reference", "=", order.reference)
    .execute();
  const [first] = rows;
  if (!first) return null;
  const minor = rows.reduce((all, row) => all + row.amount_minor, 0n);
  return { refundIds: rows.map((row) => row.refund_id), amount: money(minor, first.currency) };
}
