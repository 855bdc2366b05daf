// What each client's payments earned a person in a year: some reports are made for one client alone.
import { sql } from "kysely";
import { type Money, money } from "#money";
import type { Db } from "#platform/db/index.ts";
import type { Period } from "../wallet/statement.repository.ts";
import { clientOf, returnedOf } from "./taken-back.repository.ts";

export interface ClientTotal {
  readonly client: string;
  /** Before fees, less what was taken back in the same time. */
  readonly total: Money;
  /** Payments, whatever of them was taken back. */
  readonly count: number;
}

/** One row a client and currency. */
export async function earnedByClient(db: Db, userId: string, period: Period): Promise<readonly ClientTotal[]> {
  const { from, until } = period;
  const { rows } = await sql<{ client: string; currency: string; total: bigint; count: bigint }>`
    with ${returnedOf(userId, period)}, earned as (
      select escrow.owner_id, mine.currency, t.amount + (
          select coalesce(sum(fee.amount), 0) from payments.transfers fee
          join payments.accounts revenue on revenue.account_id = fee.credit_account_id and revenue.kind = 'revenue'
          where fee.journal_id = t.journal_id and fee.debit_account_id = t.debit_account_id) as gross
      from payments.accounts mine
      join payments.transfers t on t.credit_account_id = mine.account_id
      join payments.accounts escrow on escrow.account_id = t.debit_account_id
      where mine.owner_kind = 'user' and mine.owner_id = ${userId} and mine.kind = 'clearing'
        and t.kind = 'earning' and t.state = 'posted' and t.created_at >= ${from} and t.created_at < ${until}
    ), moved as (
      -- Whatever protects one thing was paid by one client.
      select (select ${clientOf} from payments.protected_lots lot join payments.payments payment using (transaction_id)
          where lot.reference_id = earned.owner_id::uuid order by lot.lot_id limit 1) as client,
        currency, gross, 1 as payments
      from earned
      union all
      select client, currency, -(fee + taken), 0 from returned
    )
    select client, currency, sum(gross)::bigint as total, sum(payments)::bigint as count
    from moved group by client, currency`.execute(db);
  return rows.map((row) => ({
    client: row.client,
    total: money(row.total, row.currency),
    count: Number(row.count),
  }));
}
