// Books what goes back of a charge for a plan, and asks for the rest: provider, credit note, news.
import { type Money, money } from "#money";
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
  wish: Wish,
): Promise<RefundPlan> {
  return sendBack(tx, platform, payment, sourceOf(charge), wish);
}

/** All of what came for a charge that was paid by other money or given up, and lies with what matches nothing. */
export async function sendBackUnearned(tx: Tx, platform: Platform, payment: PaymentRow, reason: string): Promise<void> {
  const amount = money(payment.amount_minor, payment.currency);
  const reference = unearnedRefund(payment.transaction_id);
  await sendBack(tx, platform, payment, "unmatched", { amount, reference, reason });
}

/** The reference of its refund: what was never earned was never invoiced, whatever became of the charge it came for. */
export const unearnedRefund = (transactionId: string): string => `given_up:${transactionId}`;

async function sendBack(
  tx: Tx,
  platform: Platform,
  payment: PaymentRow,
  from: Source,
  { amount, reference, reason, made }: Wish,
): Promise<RefundPlan> {
  const lot = { transaction_id: payment.transaction_id };
  const order = { milestoneId: payment.reference_id, reference, reason, made: made ?? null };
  const plan = await planRefund(tx, { lot, amount }, order);
  await postJournal(tx, draft(payment, from, { refundId: plan.refundId, amount }), platform.clock.now());
  await finishRefund(tx, platform, plan);
  return plan;
}

interface Moved {
  readonly refundId: string;
  readonly amount: Money;
}

/** What `sendBackCharge` moves. */
export function draftSendBack(payment: PaymentRow, charge: ChargeRow, moved: Moved): Journal {
  return draft(payment, sourceOf(charge), moved);
}

type Source = "earned" | "unmatched";
const sourceOf = ({ state }: ChargeRow): Source => (state === "paid" ? "earned" : "unmatched");

function draft({ gateway, description }: PaymentRow, from: Source, moved: Moved): Journal {
  return subscriptionRefunded({ ...moved, gateway, from, description: `Sent back: ${description}` });
}
