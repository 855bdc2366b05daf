// What a person earned, paid and got in a year, summed from the ledger and from rows the nightly checks hold against it.
import { sql } from "kysely";
import { type Money, money } from "#money";
import type { Db } from "#platform/db/index.ts";
import { SUBSCRIPTION } from "../purposes.ts";
import { unearnedRefund } from "../subscriptions/send-back-charge.ts";
import type { Period } from "../wallet/statement.repository.ts";
import { type KindRow, takenBack } from "./taken-back.repository.ts";

export const totalKinds = [
  "earnings",
  "service_fees",
  "earnings_returned",
  "service_fees_returned",
  "payments",
  "payment_fees",
  "refunds",
  "bank_returns",
  "payouts",
  "subscriptions",
] as const;
export type TotalKind = (typeof totalKinds)[number];

export interface YearTotal {
  readonly kind: TotalKind;
  readonly total: Money;
  readonly count: number;
}

/**
 * Earnings are before the fees beside them; refunds, payouts and what a bank gave back are what reached the person. What
 * was taken of earnings again is below zero, in the year in which it was taken. Zero rows are left out.
 */
export async function yearTotals(db: Db, userId: string, period: Period): Promise<readonly YearTotal[]> {
  const rows = [...(await moved(db, userId, period)), ...(await takenBack(db, userId, period))];
  return rows
    .filter((row) => row.total !== 0n)
    .map((row) => ({
      // The queries name these kinds alone.
      kind: row.kind as TotalKind,
      total: money(row.total, row.currency),
      count: Number(row.count),
    }))
    .toSorted((a, b) => totalKinds.indexOf(a.kind) - totalKinds.indexOf(b.kind));
}

async function moved(db: Db, userId: string, { from, until }: Period): Promise<readonly KindRow[]> {
  const { rows } = await sql<KindRow>`
    with mine as (
      select account_id, currency from payments.accounts
      where owner_kind = 'user' and owner_id = ${userId} and kind = 'clearing'
    ), earned as (
      select t.journal_id, t.debit_account_id as escrow_id, t.amount, mine.currency
      from mine join payments.transfers t on t.credit_account_id = mine.account_id
      where t.kind = 'earning' and t.state = 'posted' and t.created_at >= ${from} and t.created_at < ${until}
    ), fees as (
      select earned.currency, fee.amount from earned
      join payments.transfers fee on fee.journal_id = earned.journal_id and fee.debit_account_id = earned.escrow_id
      join payments.accounts a on a.account_id = fee.credit_account_id and a.kind = 'revenue'
    ), paid as (
      select currency, type, held_minor, amount_minor from payments.payments
      where user_id = ${userId} and completed_at >= ${from} and completed_at < ${until}
        and type <> ${SUBSCRIPTION}
    )
    select 'earnings' as kind, currency,
      (sum(amount) + coalesce((select sum(amount) from fees where fees.currency = earned.currency), 0))::bigint as total,
      count(*) as count
    from earned group by currency
    union all
    select 'service_fees', currency, sum(amount)::bigint, count(*) from fees group by currency
    union all
    select 'payments', currency, sum(held_minor)::bigint, count(*) from paid group by currency
    union all
    select 'payment_fees', currency, sum(amount_minor - held_minor)::bigint, count(*) from paid group by currency
    union all
    select 'refunds', refund.currency, sum(arrived)::bigint, count(*)
    from payments.refunds refund join payments.payments payment using (transaction_id)
    -- As in arrivedOfRefund.
    cross join lateral (select case when refund.state in ('failed', 'settled_by_bank', 'paid_otherwise')
      then refund.paid_otherwise_minor else refund.amount_minor end as arrived) as told
    where payment.user_id = ${userId} and arrived > 0
      -- What was never earned is not among what was paid either.
      and not (payment.type = ${SUBSCRIPTION} and refund.reference = ${unearnedRefund("")} || payment.transaction_id::text)
      and refund.created_at >= ${from} and refund.created_at < ${until}
    group by refund.currency
    union all
    select 'subscriptions', currency, sum(amount_minor)::bigint, count(*) from payments.subscription_charges
    where user_id = ${userId} and paid_at >= ${from} and paid_at < ${until}
    group by currency
    union all
    select 'payouts', currency, sum(amount_minor)::bigint, count(*) from payments.payouts
    where user_id = ${userId} and status = 'paid' and paid_at >= ${from} and paid_at < ${until}
    group by currency`.execute(db);
  return rows;
}

/** The first year in which the person earned or paid anything. */
export async function firstYear(db: Db, userId: string): Promise<number | null> {
  const { rows } = await sql<{ first_at: Date | null }>`
    select least(
      (select min(created_at) from payments.clearings where user_id = ${userId}),
      (select min(completed_at) from payments.payments where user_id = ${userId})
    ) as first_at`.execute(db);
  return rows[0]?.first_at?.getUTCFullYear() ?? null;
}
