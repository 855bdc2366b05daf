import type { Db } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { homeCountryOf } from "../tax/tax-country.ts";
import { type CardSignal, cardSignals } from "./card-signals.rules.ts";

type PaidBy = Pick<PaymentRow, "gateway" | "user_id" | "card_fingerprint" | "card_country">;

/** Of the card that one payment was made with; none where the provider does not tell cards apart. */
export async function cardSignalsOf(db: Db, payment: PaidBy): Promise<readonly CardSignal[]> {
  const { gateway, card_fingerprint: fingerprint, card_country: country } = payment;
  if (fingerprint === null && country === null) return [];
  const seen =
    fingerprint === null
      ? null
      : await db
          .selectFrom("payments.payments as payment")
          .leftJoin("payments.chargebacks as chargeback", (join) =>
            join.onRef("chargeback.transaction_id", "=", "payment.transaction_id").on("chargeback.status", "=", "lost"),
          )
          .select((eb) => [
            eb.fn.count<bigint>("payment.user_id").distinct().as("accounts"),
            eb.fn.count<bigint>("chargeback.chargeback_id").distinct().as("lost"),
          ])
          .where("payment.gateway", "=", gateway)
          .where("payment.card_fingerprint", "=", fingerprint)
          .executeTakeFirstOrThrow();
  return cardSignals({
    lostDisputes: Number(seen?.lost ?? 0),
    accounts: Number(seen?.accounts ?? 1),
    country,
    payerCountry: await homeCountryOf(db, payment.user_id),
  });
}

/** Of every card whose money was protected under `referenceId`. */
export async function signalsOfProtected(db: Db, referenceId: string): Promise<readonly CardSignal[]> {
  const payments = await db
    .selectFrom("payments.protected_lots as lot")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "lot.transaction_id")
    .select(["payment.gateway", "payment.user_id", "payment.card_fingerprint", "payment.card_country"])
    .distinct()
    .where("lot.reference_id", "=", referenceId)
    .execute();
  const all = await Promise.all(payments.map((payment) => cardSignalsOf(db, payment)));
  return [...new Set(all.flat())];
}
