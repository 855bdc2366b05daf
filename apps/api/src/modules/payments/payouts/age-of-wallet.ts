// How old the money in a wallet is: each credit of it as old as its charge.
import { sql } from "kysely";
import { currency as currencyOf } from "#money";
import type { Db } from "#platform/db/index.ts";
import { accountId, wallet } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";

/** The wallet of somebody in one currency. */
export interface Held {
  readonly userId: string;
  readonly currency: string;
}

/**
 * When the oldest money that still lies in the wallet was charged: what came first has left first. What a payout or a
 * bank's dispute took from the wallet and brought back is no money that came: it is as old as before.
 */
export async function oldestInWallet(db: Db, { userId, currency }: Held): Promise<Date | null> {
  const key = wallet(userId, currencyOf(currency));
  const { posted } = await balanceOf(db, key);
  if (posted.minor <= 0n) return null;
  const { rows } = await sql<{ since: Date | null }>`
    select min(coalesce(case credits.of_kind
      when 'earning.cleared' then
        (select held_since from payments.clearings where clearing_id = credits.reference::uuid)
      when 'reserve.released' then
        (select held_since from payments.reserves where reserve_id = credits.reference::uuid)
      when 'currency.exchanged' then
        (select held_since from payments.exchange_quotes where quote_id = credits.reference::uuid)
      when 'currency.changed_back' then
        (select held_since from payments.exchange_quotes where quote_id = split_part(credits.reference, ':', 1)::uuid)
      when 'chargeback.won' then
        (select min(coalesce(clearing.held_since, reserve.held_since)) from payments.chargeback_parts part
          left join payments.clearings clearing on clearing.clearing_id = part.taken_from
          left join payments.reserves reserve on reserve.reserve_id = part.taken_from
          where part.chargeback_id = credits.reference::uuid and part.source = credits.kind)
      end, credits.created_at)) as since
    from (
      select j.kind as of_kind, j.reference, t.kind, t.created_at, t.amount,
        sum(t.amount) over (order by t.seq desc, t.leg desc) as reached
      from payments.transfers t join payments.journals j on j.journal_id = t.journal_id
      where t.credit_account_id = ${accountId(key)} and t.state = 'posted'
        and j.kind not in ('payout.failed', 'payout.returned')
        and not (j.kind = 'chargeback.won' and t.kind = 'wallet')
    ) as credits
    where reached - amount < ${posted.minor}`.execute(db);
  return rows[0]?.since ?? null;
}
