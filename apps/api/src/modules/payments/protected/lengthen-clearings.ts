// A bank took money of a card back for good, or the card paid from one account too many: what else was paid with it and is
// still on its way waits longer, too.
import { sql } from "kysely";
import { clearingLengthened } from "#events/payments.ts";
import { money, toWire } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";
import { asksForCareLater } from "./card-signals.rules.ts";
import { withCare } from "./clearing.rules.ts";
import type { ClearingRow } from "./clearings.repository.ts";
import { cardSignalsOf } from "./read-card-signals.ts";
import { daysLeft } from "./read-holding.ts";

type Card = Pick<PaymentRow, "gateway" | "card_fingerprint">;
type PaidBy = Parameters<typeof cardSignalsOf>[1];

const cardKey = sql`hashtextextended('payments.card:' || card.gateway || ':' || card.card_fingerprint, 0)`;

/**
 * Before a release reads what its cards ask for. Until it has committed, nobody who learned something of these cards looks
 * for what clears, so that of a release and such news at once one sees the other.
 */
export async function holdCardNews(tx: Tx, referenceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${cardKey}) from (
    select distinct payment.gateway, payment.card_fingerprint
    from payments.protected_lots lot join payments.payments payment using (transaction_id)
    where lot.reference_id = ${referenceId} and payment.card_fingerprint is not null
    order by 1, 2) card`.execute(tx);
}

/**
 * In the transaction that makes the verdict final, and last in it. Moves dates, never a timer: a timer that is due too
 * early sets itself anew (`clear-money.ts`), so neither waits for the other.
 */
export async function lengthenClearings(tx: Tx, platform: Platform, card: Card): Promise<void> {
  if (card.card_fingerprint === null) return;
  await lockCard(tx, card);
  await lengthenAll(tx, platform, card);
}

/**
 * In the transaction that books a payment, once its row says the card. Payments with one card take turns, so that of
 * two more accounts at once the second sees both.
 */
export async function lengthenAfterPayment(tx: Tx, platform: Platform, payment: PaidBy): Promise<void> {
  if (payment.card_fingerprint === null) return;
  await lockCard(tx, payment);
  if (asksForCareLater(await cardSignalsOf(tx, payment))) await lengthenAll(tx, platform, payment);
}

async function lockCard(tx: Tx, { gateway, card_fingerprint: fingerprint }: Card): Promise<void> {
  await sql`select pg_advisory_xact_lock(${cardKey})
    from (values (${gateway}, ${fingerprint})) card (gateway, card_fingerprint)`.execute(tx);
}

async function lengthenAll(tx: Tx, platform: Platform, card: Card): Promise<void> {
  for (const row of await clearingsOfCard(tx, card)) {
    const longer = withCare({ refundedPairDays: row.refunded_pair_days }, row.days);
    if (!longer) continue;
    const since = row.held_since ?? row.created_at;
    const days = Math.min(longer.days, await daysLeft(tx, { since, userId: row.user_id }, row.created_at));
    if (days > row.days) await lengthen(tx, platform, row, { ...longer, days });
  }
}

/** Each with the days of the rule it was released under; locked. */
async function clearingsOfCard(tx: Tx, { gateway, card_fingerprint: fingerprint }: Card) {
  return tx
    .selectFrom("payments.clearings as clearing")
    .innerJoin("payments.clearing_rules as rule", "rule.clearing_rule_id", "clearing.clearing_rule_id")
    .selectAll("clearing")
    .select("rule.refunded_pair_days")
    .where("clearing.cleared_at", "is", null)
    .where("clearing.reference_id", "in", (eb) =>
      eb
        .selectFrom("payments.payments as payment")
        .innerJoin("payments.protected_lots as lot", "lot.transaction_id", "payment.transaction_id")
        .select("lot.reference_id")
        .where("payment.gateway", "=", gateway)
        .where("payment.card_fingerprint", "=", fingerprint),
    )
    .orderBy("clearing.clearing_id")
    .forUpdate("clearing")
    .execute();
}

async function lengthen(
  tx: Tx,
  platform: Platform,
  row: ClearingRow,
  { days, reason }: { readonly days: number; readonly reason: string },
): Promise<void> {
  const availableAt = addMs(row.created_at, days * DAY_MS);
  await tx
    .updateTable("payments.clearings")
    .set({ days, reason, available_at: availableAt })
    .where("clearing_id", "=", row.clearing_id)
    .execute();
  await platform.audit.record(tx, {
    actorId: null,
    action: "payments.clearing_lengthened",
    subject: { type: "clearing", id: row.clearing_id },
    before: { days: row.days, reason: row.reason },
    after: { days, reason },
  });
  const left = row.net_minor - row.taken_minor;
  // Nothing of it is left to wait for.
  if (left === 0n) return;
  await platform.events.publish(tx, clearingLengthened, {
    clearing_id: row.clearing_id,
    user_id: row.user_id,
    reference_id: row.reference_id,
    amount: toWire(money(left, row.currency)),
    available_at: availableAt.toISOString(),
    description: row.description,
  });
}
