// Books what goes back of a charge for a plan, and asks for the rest: provider, credit note, news.
import type { Money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { subscriptionRefunded } from "../ledger/posting-rules/refunds.ts";
import { finishRefund, planRefund, type RefundPlan } from "../protected/plan-refund.ts";
import type { ChargeRow } from "./subscriptions.repository.ts";

interface Wish {
  readonly amount: Money;
  /** The fact, as in `planRefund`: the same one sends nothing back twice. */
  readonly reference: string;
  readonly reason: string;
}

/** Whoever calls has looked, under the lock of the payment, whether as much is left of it. */
export async function sendBackCharge(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  charge: ChargeRow,
  { amount, reference, reason }: Wish,
): Promise<RefundPlan> {
  const lot = { transaction_id: payment.transaction_id };
  const plan = await planRefund(tx, { lot, amount }, { milestoneId: payment.reference_id, reference, reason });
  await postJournal(
    tx,
    subscriptionRefunded({
      refundId: plan.refundId,
      gateway: payment.gateway,
      amount,
      from: charge.state === "paid" ? "earned" : "unmatched",
      description: `Sent back: ${payment.description}`,
    }),
    platform.clock.now(),
  );
  await finishRefund(tx, platform, plan);
  return plan;
}
