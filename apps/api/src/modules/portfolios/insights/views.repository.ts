// Who saw what today, and the figures of the day that come of it: SQL only.
import { sql } from "kysely";
import type { Tx } from "#platform/db/index.ts";
import type { Origin } from "./sources.rules.ts";
import type { DayViewer } from "./viewer-of.ts";

export interface View extends DayViewer, Origin {
  readonly portfolioId: string;
  /** The portfolio, or the piece of it whose page was opened. */
  readonly pageId: string;
}

export interface NewViewer {
  readonly portfolio_id: string;
  readonly day: string;
  readonly viewer: string;
}
export interface NewPageView {
  readonly portfolio_id: string;
  readonly day: string;
  readonly page_id: string;
}

// A household or an office; more people than that behind one connection look at one portfolio on few days.
const VIEWERS_OF_NETWORK_MAX = 20;

/** Keeps the viewers who are new today, and gives them. Of one network at most twenty count for a portfolio and day. */
export async function insertViewers(tx: Tx, views: readonly View[]): Promise<readonly NewViewer[]> {
  // A portfolio may have gone since it was looked at: only those that are there count.
  const { rows } = await sql<NewViewer>`
    with noted as (
      select distinct v.* from unnest(${views.map((view) => view.portfolioId)}::uuid[],
        ${views.map((view) => view.day)}::date[], ${views.map((view) => view.viewer)}::text[],
        ${views.map((view) => view.network)}::text[]) as v (portfolio_id, day, viewer, network)
      where not exists (select from portfolios.views o
        where o.portfolio_id = v.portfolio_id and o.day = v.day and o.viewer = v.viewer)
    ), placed as (
      select n.*, row_number() over (partition by portfolio_id, day, network order by viewer)
        + (select count(*) from portfolios.views o
          where o.portfolio_id = n.portfolio_id and o.day = n.day and o.network = n.network) as place
      from noted n
    )
    insert into portfolios.views (portfolio_id, day, viewer, network)
    select p.portfolio_id, p.day, p.viewer, p.network from placed p
    join portfolios.portfolios there on there.portfolio_id = p.portfolio_id
    where p.place <= ${VIEWERS_OF_NETWORK_MAX}
    order by p.portfolio_id, p.day, p.viewer
    on conflict do nothing returning portfolio_id, day, viewer`.execute(tx);
  return rows;
}

/** Keeps which pages were seen, by viewers who count, and gives those that are new to them today. */
export async function insertPageViews(tx: Tx, views: readonly View[]): Promise<readonly NewPageView[]> {
  const { rows } = await sql<NewPageView>`
    insert into portfolios.page_views (portfolio_id, page_id, day, viewer)
    select distinct v.portfolio_id, v.page_id, v.day, v.viewer
    from unnest(${views.map((view) => view.portfolioId)}::uuid[], ${views.map((view) => view.pageId)}::uuid[],
      ${views.map((view) => view.day)}::date[], ${views.map((view) => view.viewer)}::text[])
      as v (portfolio_id, page_id, day, viewer)
    join portfolios.views o on o.portfolio_id = v.portfolio_id and o.day = v.day and o.viewer = v.viewer
    order by v.page_id, v.day, v.viewer
    on conflict do nothing returning portfolio_id, day, page_id`.execute(tx);
  return rows;
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

/** Forgets who saw and shared what before that day, and where likes came from; the figures stay. */
export async function trimViews(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom("portfolios.views").where("day", "<", before).execute();
  await tx.deleteFrom("portfolios.page_views").where("day", "<", before).execute();
  await tx.deleteFrom("portfolios.shares").where("day", "<", before).execute();
  await tx
    .updateTable("portfolios.likes")
    .set({ network: null })
    .where("network", "is not", null)
    .where("created_at", "<", new Date(before))
    .execute();
}
