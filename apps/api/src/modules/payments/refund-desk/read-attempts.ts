// What was tried before a payment stood, and why it failed. What is paid on the provider's page keeps its tries beside it;
// each try of a plan is a charge of a saved card.
import type { Static } from "typebox";
import type { PaymentAttempt } from "#api-schema/payments-views.ts";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { attemptView } from "../checkout/payment.views.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { asksOf } from "../subscriptions/charge-period.ts";
import { findCharge } from "../subscriptions/subscriptions.repository.ts";

type Attempt = Static<typeof PaymentAttempt>;

export function readAttempts(db: Db, payment: PaymentRow): Promise<readonly Attempt[]> {
  return payment.type === SUBSCRIPTION ? triesOfPlan(db, payment) : triesOnPage(db, payment);
}

async function triesOnPage(db: Db, { transaction_id }: PaymentRow): Promise<readonly Attempt[]> {
  const rows = await db
    .selectFrom("payments.payment_attempts")
    .selectAll()
    .where("transaction_id", "=", transaction_id)
    .orderBy("created_at")
    .execute();
  return rows.map(attemptView);
}

async function triesOfPlan(db: Db, payment: PaymentRow): Promise<readonly Attempt[]> {
  const charge = await findCharge(db, payment.reference_id);
  assert(charge, "a plan's payment has its charge");
  const rows = await db
    .selectFrom("payments.method_charges as ask")
    .innerJoin("payments.saved_methods as card", "card.saved_method_id", "ask.saved_method_id")
    .select(["ask.method_charge_id", "ask.state", "ask.failure_code", "ask.created_at", "card.brand", "card.last4"])
    .where("ask.purpose", "=", SUBSCRIPTION)
    .where("ask.reference", "in", asksOf(charge))
    .where("ask.state", "in", ["paid", "declined"])
    .orderBy("ask.created_at")
    .execute();
  return rows.map((row) =>
    attemptView({
      attempt_id: row.method_charge_id,
      outcome: row.state === "paid" ? "approved" : "declined",
      code: row.failure_code,
      card_brand: row.brand,
      card_last4: row.last4,
      created_at: row.created_at,
    }),
  );
}
