import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";

/** How many rows the tables hold of one person's portfolios, by what they are: `portfolios published`, `likes`, ... */
export async function countRowsOf(db: Db, userId: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ what: string; rows: number }>`
    with own as (select portfolio_id, state from portfolios.portfolios where user_id = ${userId})
    select 'portfolios ' || state as what, count(*)::int as rows from own group by state
    union all select 'pieces of work', count(*)::int from portfolios.items where user_id = ${userId}
    union all select 'marks', count(*)::int from portfolios.items where user_id = ${userId} and verified_at is not null
    union all select 'confirmations ' || state, count(*)::int from portfolios.confirmations
      where user_id = ${userId} group by state
    union all select 'finished contracts', count(*)::int from portfolios.finished_contracts where user_id = ${userId}
    union all select 'layouts shown', count(*)::int from portfolios.layouts where user_id = ${userId} and shown is not null
    union all select 'likes', count(*)::int from portfolios.likes join own using (portfolio_id)
    union all select 'viewers', count(*)::int from portfolios.views join own using (portfolio_id)
    union all select 'views counted', coalesce(sum(p.views), 0)::int from portfolios.portfolios p join own using (portfolio_id)
    order by what`.execute(db);
  return Object.fromEntries(rows.map(({ what, rows: count }) => [what, count]));
}
