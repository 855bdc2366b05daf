// Who saw what today: SQL only.
import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";

export interface View {
  readonly portfolioId: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** A hash of who; never who. */
  readonly viewer: string;
}

/** Keeps the views that are new today; gives how many are, by portfolio. */
export async function insertViews(tx: Tx, views: readonly View[]): Promise<ReadonlyMap<string, number>> {
  // A portfolio may have gone since it was looked at: only those that are there count.
  const { rows } = await sql<{ portfolio_id: string }>`
    insert into portfolios.views (portfolio_id, day, viewer)
    select v.portfolio_id, v.day, v.viewer
    from unnest(${views.map((view) => view.portfolioId)}::uuid[], ${views.map((view) => view.day)}::date[],
      ${views.map((view) => view.viewer)}::text[]) as v (portfolio_id, day, viewer)
    join portfolios.portfolios p on p.portfolio_id = v.portfolio_id
    on conflict do nothing returning portfolio_id`.execute(tx);
  const counts = new Map<string, number>();
  for (const { portfolio_id } of rows) counts.set(portfolio_id, (counts.get(portfolio_id) ?? 0) + 1);
  return counts;
}

/** Adds to a counter; gives the owner, or undefined when the portfolio is gone. */
export async function addViews(tx: Tx, portfolioId: string, views: number): Promise<string | undefined> {
  const row = await tx
    .updateTable("portfolios.portfolios")
    .set((eb) => ({ views: eb("views", "+", views) }))
    .where("portfolio_id", "=", portfolioId)
    .returning("user_id")
    .executeTakeFirst();
  return row?.user_id;
}

/** Forgets who saw what before that day. */
export async function trimViews(db: Db, before: string): Promise<void> {
  await db.deleteFrom("portfolios.views").where("day", "<", before).execute();
}
