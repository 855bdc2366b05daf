// Books what goes back of a charge for a plan, and asks for the rest: provider, credit note, news.
import type { Money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import type { Journal } from "../ledger/journal.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { subscriptionRefunded } from "../ledger/posting-rules/refunds.ts";
import { finishRefund, type MadeBefore, planRefund, type RefundPlan } from "../protected/plan-refund.ts";
import type { ChargeRow } from "./subscriptions.repository.ts";

interface Wish {
  readonly amount: Money;
  /** The fact, as in `planRefund`: the same one sends nothing back twice. */
  readonly reference: string;
  readonly reason: string;
  readonly made?: MadeBefore | null;
}

/** Whoever calls has looked, under the lock of the payment, whether as much is left of it. */
export async function sendBackCharge(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  charge: ChargeRow,
  { amount, reference, reason, made }: Wish,
): Promise<RefundPlan> {
  const lot = { transaction_id: payment.transaction_id };
  const order = { milestoneId: payment.reference_id, reference, reason, made: made ?? null };
  const plan = await planRefund(tx, { lot, amount }, order);
  const journal = draftSendBack(payment, charge, { refundId: plan.refundId, amount });
  await postJournal(tx, journal, platform.clock.now());
  await finishRefund(tx, platform, plan);
  return plan;
}

/** What that moves. */
export function draftSendBack(
  { gateway, description }: PaymentRow,
  charge: ChargeRow,
  { refundId, amount }: { readonly refundId: string; readonly amount: Money },
): Journal {
  const from = charge.state === "paid" ? "earned" : "unmatched";
  return subscriptionRefunded({ refundId, gateway, amount, from, description: `Sent back: ${description}` });
}
