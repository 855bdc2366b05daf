// Issues what an occasion makes due, each document once: the fact is its key, the number comes from the issuer's counter.
import { money, subtract, zero } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { unearnedRefund } from "../subscriptions/send-back-charge.ts";
import { creditChargeback } from "./credit-chargeback.ts";
import { creditRefundOrder } from "./credit-releases.ts";
import { creditLine, taxToCredit } from "./credit-tax.ts";
import type { Occasion } from "./document.jobs.ts";
import { documentOfPayment, takeTurnToCredit } from "./document-of-payment.ts";
import { issueCredit } from "./issue-invoice.ts";
import { issueReceipt } from "./issue-receipt.ts";
import { issueForRelease } from "./issue-release.ts";
import { issueForSubscription } from "./issue-subscription.ts";
import { deleteOwed } from "./owed-documents.repository.ts";

export async function issueDocuments(platform: Platform, occasion: Occasion, id: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    await ISSUE[occasion](tx, platform, id);
    await deleteOwed(tx, occasion, id);
  });
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

async function issueCreditNote(tx: Tx, platform: Platform, refundId: string): Promise<void> {
  const refund = await tx
    .selectFrom("payments.refunds as refund")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
    .selectAll("refund")
    .select(["payment.type", "payment.reference_id", "payment.user_id", "payment.description"])
    .where("refund.refund_id", "=", refundId)
    .executeTakeFirstOrThrow();
  // It came beside the money that the invoice is about.
  if (refund.reference === unearnedRefund(refund.transaction_id)) return;
  await takeTurnToCredit(tx, refund.transaction_id);
  const document = await documentOfPayment(tx, platform, refund);
  // What came for a plan that had ended was never invoiced.
  if (!document) return;
  const isPlan = refund.type === SUBSCRIPTION;
  const held = money(refund.held_minor, refund.currency);
  const fees = subtract(money(refund.amount_minor, refund.currency), held);
  const tax = await taxToCredit(tx, document, { fees: isPlan ? held : fees });
  await issueCredit(tx, platform, {
    kind: "credit_note",
    issuerId: null,
    recipientId: refund.user_id,
    lines: isPlan
      ? [creditLine(document, `${refund.description}, refunded`, held, tax)]
      : [
          creditLine(document, `${refund.description} (protected funds), refunded`, held, zero(held.currency)),
          ...(fees.minor > 0n ? [creditLine(document, "Fees on it, refunded", fees, tax)] : []),
        ],
    credits: document,
    transactionId: refund.transaction_id,
    reference: refundId,
  });
}
