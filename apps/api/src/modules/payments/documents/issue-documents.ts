// Issues what an occasion makes due, each document once: the fact is its key, the number comes from the issuer's counter.
import { money, subtract, zero } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { wordsOf } from "../subscriptions/charge-period.ts";
import { knownPlan } from "../subscriptions/plans.repository.ts";
import { findCharge } from "../subscriptions/subscriptions.repository.ts";
import { creditChargeback } from "./credit-chargeback.ts";
import { creditRefundOrder } from "./credit-earner-fees.ts";
import { creditLine, taxToCredit } from "./credit-tax.ts";
import type { Occasion } from "./document.jobs.ts";
import { findIssued } from "./invoices.repository.ts";
import { issueCredit, issueInvoice } from "./issue-invoice.ts";
import { issueReceipt } from "./issue-receipt.ts";
import { issueForRelease } from "./issue-release.ts";

export async function issueDocuments(platform: Platform, occasion: Occasion, id: string): Promise<void> {
  await platform.inTransaction((tx) => ISSUE[occasion](tx, platform, id));
}

type Issue = (tx: Tx, platform: Platform, id: string) => Promise<void>;
const ISSUE: Readonly<Record<Occasion, Issue>> = {
  payment: issueReceipt,
  release: issueForRelease,
  refund: issueCreditNote,
  subscription: issueForSubscription,
  chargeback: creditChargeback,
  refund_order: creditRefundOrder,
};

async function issueForSubscription(tx: Tx, platform: Platform, chargeId: string): Promise<void> {
  const charge = await findCharge(tx, chargeId);
  assert(charge, "a subscription's document is of a charge that was paid");
  const plan = await knownPlan(tx, charge.plan, platform.clock.now());
  const gross = money(charge.amount_minor, charge.currency);
  await issueInvoice(tx, platform, {
    kind: "subscription_invoice",
    issuerId: null,
    recipientId: charge.user_id,
    lines: [{ description: wordsOf(charge, plan.name), gross, taxable: true }],
    transactionId: null,
    reference: chargeId,
  });
}

async function issueCreditNote(tx: Tx, platform: Platform, refundId: string): Promise<void> {
  const refund = await tx
    .selectFrom("payments.refunds as refund")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
    .selectAll("refund")
    .select(["payment.user_id", "payment.description"])
    .where("refund.refund_id", "=", refundId)
    .executeTakeFirstOrThrow();
  // The receipt is issued by the job of the payment, which may still be waiting: a credit note needs its number.
  await issueReceipt(tx, platform, refund.transaction_id);
  const receipt = await findIssued(tx, "receipt", refund.transaction_id);
  assert(receipt, "a payment that is refunded has a receipt");
  const held = money(refund.held_minor, refund.currency);
  const fees = subtract(money(refund.amount_minor, refund.currency), held);
  const tax = await taxToCredit(tx, receipt, { fees });
  await issueCredit(tx, platform, {
    kind: "credit_note",
    issuerId: null,
    recipientId: refund.user_id,
    lines: [
      creditLine(receipt, `${refund.description} (protected funds), refunded`, held, zero(held.currency)),
      ...(fees.minor > 0n ? [creditLine(receipt, "Fees on it, refunded", fees, tax)] : []),
    ],
    credits: receipt,
    transactionId: refund.transaction_id,
    reference: refundId,
  });
}
