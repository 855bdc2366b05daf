// What was paid and can go back, and what of it did, as `refund-shares.rules.ts` takes it.
import { type Money, money, subtract } from "#money";
import type { Db } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { feesAmong, readLines } from "../checkout/payment-lines.ts";
import { chargeStep } from "../gateway/charge-step.ts";
import { accountId, revenue } from "../ledger/account-keys.ts";
import { feesOfRefund, type ProcessingTerms } from "./processing.rules.ts";
import type { Paid } from "./refund-shares.rules.ts";

/** Under these terms of whoever bears what the provider keeps. */
export async function readPaid(db: Db, payment: PaymentRow, terms: ProcessingTerms): Promise<Paid> {
  const held = money(payment.held_minor, payment.currency);
  const fees = feesAmong(readLines(payment.lines)).map((line) => ({ component: line.kind, amount: line.amount }));
  const stepMinor = chargeStep(payment.gateway, held.currency);
  const refundedBefore = await heldRefunded(db, payment);
  const before = {
    held: refundedBefore,
    fees: subtract(money(payment.refunded_minor, payment.currency), refundedBefore),
    atCost: await atCostRefunded(db, payment, terms),
  };
  return { held, refundedBefore, stepMinor, ...feesOfRefund({ held, fees, stepMinor }, before, terms) };
}

/** Of the price of this payment, what went back so far. */
export async function heldRefunded(db: Db, payment: PaymentRow): Promise<Money> {
  const rows = await db
    .selectFrom("payments.refunds")
    .select("held_minor")
    .where("transaction_id", "=", payment.transaction_id)
    .execute();
  return money(
    rows.reduce((all, row) => all + row.held_minor, 0n),
    payment.currency,
  );
}

/** Asked of the books where the payer bears it: some refunds send it back and some do not. Never within a split. */
async function atCostRefunded(db: Db, payment: PaymentRow, { bearer, atCost }: ProcessingTerms): Promise<Money> {
  const none = money(0n, payment.currency);
  if (bearer !== "payer" || payment.refunded_minor === 0n) return none;
  const charged = feesAmong(readLines(payment.lines)).filter((line) => atCost.has(line.kind));
  if (charged.length === 0) return none;
  const rows = await db
    .selectFrom("payments.journals as journal")
    .innerJoin("payments.transfers as transfer", "transfer.journal_id", "journal.journal_id")
    .select("transfer.amount")
    .where("journal.kind", "in", ["milestone.refunded", "refund.ordered"])
    .where("journal.reference", "in", (eb) =>
      eb
        .selectFrom("payments.refunds")
        .select(({ cast }) => cast<string>("refund_id", "text").as("reference"))
        .where("transaction_id", "=", payment.transaction_id),
    )
    .where(
      "transfer.debit_account_id",
      "in",
      charged.map((line) => accountId(revenue(line.kind, none.currency))),
    )
    .execute();
  return money(
    rows.reduce((all, row) => all + row.amount, 0n),
    payment.currency,
  );
}
