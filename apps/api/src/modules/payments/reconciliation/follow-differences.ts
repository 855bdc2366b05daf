// Refunds, payouts and debits of our own, and card disputes, whose news got lost: what the provider says of them by now is booked as
// their news would have booked it, and the one it concerns is told. Nothing but its news or this look tells of a new dispute.
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { followDispute } from "../chargebacks/follow-dispute.ts";
import { followCheckout } from "../checkout/apply-checkout.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import type { Followed } from "../gateway/followed.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { followPayout } from "../payouts/send-payout.ts";
import { followRefund } from "../protected/send-refund.ts";
import { followMethodCharge } from "../saved-methods/send-method-charge.ts";
import type { Difference } from "./compare.rules.ts";

/** True when anything is otherwise by now than it was; one that fails stays a difference. */
export async function followDifferences(platform: Platform, differences: readonly Difference[]): Promise<boolean> {
  let heard = false;
  for (const { source, again } of await questionsAbout(platform, differences)) {
    try {
      heard = (await again()) === "changed" || heard;
    } catch (error) {
      platform.log.warn({ err: error, source }, "what differs could not be followed");
    }
  }
  return heard;
}

type Asked = Pick<Difference, "kind" | "source" | "currency" | "oursMinor" | "theirsMinor">;

/** Each of Kogi's own refunds, payouts and debits and each dispute among these, and what asks the provider about it. */
export async function questionsAbout(
  platform: Platform,
  differences: readonly Asked[],
): Promise<readonly { readonly source: string; readonly again: () => Promise<Followed> }[]> {
  const refunds = differences.filter((one) => one.kind === "refund" && one.oursMinor !== null);
  const payouts = await gatewayPayouts(
    platform,
    differences.filter((one) => one.kind === "payout" || one.kind === "payout_state"),
  );
  // A debit is in the provider's list from the bank's yes on, as old as the asking: our news of it may be under way still.
  const inflows = differences.filter((one) => one.kind === "charge" && one.oursMinor === null);
  const debits = await debitsUnderWay(platform, inflows);
  const charges = await cardsAsked(platform, inflows);
  const disputes = differences.filter((one) => one.kind === "dispute");
  return [
    ...disputes.map(({ source }) => ({ source, again: () => followDispute(platform, source) })),
    ...refunds.map(({ source }) => ({ source, again: () => followRefund(platform, source) })),
    ...payouts.map((source) => ({ source, again: () => followPayout(platform, source) })),
    ...debits.map((source) => ({ source, again: () => followDebit(platform, source) })),
    ...charges.map((source) => ({ source, again: () => followCard(platform, source) })),
  ];
}

/** Those that may be one of these inflows: of the same amount. */
async function debitsUnderWay(platform: Platform, inflows: readonly Asked[]): Promise<readonly string[]> {
  const amounts = inflows.flatMap((one) => one.theirsMinor ?? []);
  if (amounts.length === 0) return [];
  const rows = await platform.db
    .selectFrom("payments.payments")
    .select("transaction_id")
    .where("status", "=", "pending")
    .where("processing_since", "is not", null)
    .where("gateway", "=", gatewayOf(platform).name)
    .where("amount_minor", "in", amounts)
    .where(
      "currency",
      "in",
      inflows.map((one) => one.currency),
    )
    .execute();
  return rows.map((row) => row.transaction_id);
}

/** Charges of saved cards whose end is not known here, of the same amount as one of these inflows. */
async function cardsAsked(platform: Platform, inflows: readonly Asked[]): Promise<readonly string[]> {
  const amounts = inflows.flatMap((one) => one.theirsMinor ?? []);
  if (amounts.length === 0) return [];
  const rows = await platform.db
    .selectFrom("payments.method_charges")
    .select("gateway_reference")
    .where("state", "in", ["requested", "processing", "authentication_required"])
    .where("gateway_reference", "is not", null)
    .where("gateway", "=", gatewayOf(platform).name)
    .where("amount_minor", "in", amounts)
    .where(
      "currency",
      "in",
      inflows.map((one) => one.currency),
    )
    .execute();
  return rows.flatMap((row) => row.gateway_reference ?? []);
}

async function followCard(platform: Platform, reference: string): Promise<Followed> {
  const { db } = platform;
  const stateOf = async () =>
    db
      .selectFrom("payments.method_charges")
      .select("state")
      .where("gateway", "=", gatewayOf(platform).name)
      .where("gateway_reference", "=", reference)
      .executeTakeFirst();
  const before = await stateOf();
  await followMethodCharge(platform, gatewayOf(platform).name, reference);
  return (await stateOf())?.state === before?.state ? "same" : "changed";
}

async function followDebit(platform: Platform, transactionId: string): Promise<Followed> {
  await followCheckout(platform, transactionId);
  const payment = await findPayment(platform.db, transactionId);
  return payment?.status === "pending" ? "same" : "changed";
}

async function gatewayPayouts({ db }: Platform, differences: readonly Asked[]): Promise<readonly string[]> {
  const ours = differences.map((one) => one.source).filter(isId);
  if (ours.length === 0) return [];
  const rows = await db
    .selectFrom("payments.payouts")
    .select("gateway_payout")
    .where("payout_id", "in", ours)
    .execute();
  return rows.flatMap((row) => row.gateway_payout ?? []);
}
