// What was taken of a person's earnings again in a year, and what their bank gave back to them.
import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";
import type { Period } from "../wallet/statement.repository.ts";

export interface KindRow {
  readonly kind: string;
  readonly currency: string;
  readonly total: bigint;
  readonly count: bigint;
}

// In whose name it was paid: an organisation is one client, whoever of it paid.
export const clientOf = sql`coalesce(payment.organisation_id, payment.user_id)`;

/** Common table expressions: `returned` has what was taken of each payment again, and the fee that was given up beside it. */
export const returnedOf = (userId: string, { from, until }: Period) => sql`
    own as (
      select account_id from payments.accounts
      where owner_kind = 'user' and owner_id = ${userId} and kind in ('wallet', 'clearing', 'reserve')
    ), returned as (
      -- An administrator sent it back: what left the earner's accounts, and the fee that Kogi gave up beside it.
      select ${clientOf} as client, ordered.currency, ordered.earner_fee_minor as fee,
        (select coalesce(sum(t.amount), 0) from payments.transfers t
          join own on own.account_id = t.debit_account_id where t.journal_id = j.journal_id) as taken
      from payments.payments payment
      join payments.refund_orders ordered using (transaction_id)
      join payments.refunds refund on refund.transaction_id = ordered.transaction_id
        and refund.reference = 'order:' || ordered.refund_order_id
      join payments.journals j on j.kind = 'refund.ordered' and j.reference = refund.refund_id::text
      where payment.recipient_id = ${userId} and j.created_at >= ${from} and j.created_at < ${until}
      union all
      -- A bank kept it: the fee is what was credited of its invoices.
      select ${clientOf}, lost.currency,
        (select coalesce(-sum(note.gross_minor), 0) from payments.invoices note
          join payments.invoices invoice on invoice.invoice_id = note.credits_invoice_id
          where note.recipient_id = ${userId} and invoice.kind = 'service_fee_invoice'
            and note.reference like lost.chargeback_id || ':%'),
        (select coalesce(sum(part.amount_minor), 0) from payments.chargeback_parts part
          where part.chargeback_id = lost.chargeback_id and part.user_id = ${userId})
      from payments.payments payment
      join payments.chargebacks lost using (transaction_id)
      where payment.recipient_id = ${userId} and lost.status = 'lost'
        and lost.ended_at >= ${from} and lost.ended_at < ${until}
    )`;

/** Of earnings below zero, before the fees beside them; a bank's return is what reached the payer. */
export async function takenBack(db: Db, userId: string, { from, until }: Period): Promise<readonly KindRow[]> {
  const { rows } = await sql<KindRow>`
    with ${returnedOf(userId, { from, until })}, given_up as (
      select currency, fee, fee + taken as gross from returned where fee + taken > 0
    )
    select 'earnings_returned' as kind, currency, -sum(gross)::bigint as total, count(*) as count
    from given_up group by currency
    union all
    select 'service_fees_returned', currency, -sum(fee)::bigint, count(*) from given_up where fee > 0 group by currency
    union all
    select 'bank_returns', lost.currency, sum(lost.amount_minor)::bigint, count(*)
    from payments.chargebacks lost join payments.payments payment using (transaction_id)
    where payment.user_id = ${userId} and lost.status = 'lost'
      and lost.ended_at >= ${from} and lost.ended_at < ${until}
    group by lost.currency`.execute(db);
  return rows;
}
