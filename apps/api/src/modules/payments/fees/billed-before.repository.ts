import { sql } from "kysely";
import type { Currency } from "#money";
import type { Db, Tx } from "#platform/db/index.ts";

export interface Pair {
  readonly payerId: string;
  readonly recipientId: string;
}

// Of what went back, with a bank or by hand, the statement was credited; where a bank took what the earner no longer had, it
// was not, and the bank's part of the payment tells.
const stayed = sql<bigint>`coalesce(sum(greatest(0, least(gross_minor + coalesce((
  select sum(note.gross_minor) from payments.invoices statement
  join payments.invoices note on note.credits_invoice_id = statement.invoice_id
  where statement.kind = 'service_statement' and statement.reference = clearing_id::text), 0),
  gross_minor - coalesce((
  select ceil(gross_minor * sum(taken.minor) / sum(payment.amount_minor))
  from payments.payments payment left join lateral (
    select sum(chargeback.amount_minor) as minor from payments.chargebacks chargeback
    where chargeback.transaction_id = payment.transaction_id and chargeback.status = 'lost') taken on true
  where payment.transaction_id in (
    select lot.transaction_id from payments.protected_lots lot where lot.reference_id = clearings.reference_id)), 0)
  ))), 0)::bigint`;

/** What this person was paid for work of the other so far, and kept, in minor units before fees: what tiers go by. */
export async function billedBetween(db: Db, { payerId, recipientId }: Pair, currency: Currency): Promise<bigint> {
  const { billed } = await db
    .selectFrom("payments.clearings")
    .where("payer_id", "=", payerId)
    .where("user_id", "=", recipientId)
    .where("currency", "=", currency)
    .select(stayed.as("billed"))
    .executeTakeFirstOrThrow();
  return billed;
}

/** Two releases of one pair at once would both count from the same sum; the second waits for the first. */
export async function lockPair(tx: Tx, { payerId, recipientId }: Pair): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fees:${payerId}:${recipientId}`}, 0))`.execute(tx);
}
