// Figures a day, added to as things happen: SQL only. Rows are touched in order, so that two writers never wait for each other.
import { sql } from "kysely";
import type { Tx } from "#platform/db/index.ts";

export interface DayCount {
  readonly portfolio_id: string;
  readonly day: string;
}
export interface FiguresAdded extends DayCount {
  readonly views: number;
  readonly viewers: number;
}
export interface PageAdded extends DayCount {
  readonly page_id: string;
  readonly views: number;
}
export interface SourceAdded extends DayCount {
  readonly source: string;
  readonly host: string;
  readonly viewers: number;
}

const ids = (rows: readonly DayCount[]) => sql`${rows.map((row) => row.portfolio_id)}::uuid[]`;
const days = (rows: readonly DayCount[]) => sql`${rows.map((row) => row.day)}::date[]`;

export async function addFigures(tx: Tx, rows: readonly FiguresAdded[]): Promise<void> {
  await sql`insert into portfolios.day_figures as f (portfolio_id, day, views, viewers)
    select * from unnest(${ids(rows)}, ${days(rows)}, ${rows.map((row) => row.views)}::int[],
      ${rows.map((row) => row.viewers)}::int[]) as added (portfolio_id, day, views, viewers)
    order by portfolio_id, day
    on conflict (portfolio_id, day) do update set views = f.views + excluded.views,
      viewers = f.viewers + excluded.viewers`.execute(tx);
}

export async function addPages(tx: Tx, rows: readonly PageAdded[]): Promise<void> {
  await sql`insert into portfolios.day_pages as p (portfolio_id, day, page_id, views)
    select * from unnest(${ids(rows)}, ${days(rows)}, ${rows.map((row) => row.page_id)}::uuid[],
      ${rows.map((row) => row.views)}::int[]) as added (portfolio_id, day, page_id, views)
    order by portfolio_id, day, page_id
    on conflict (portfolio_id, day, page_id) do update set views = p.views + excluded.views`.execute(tx);
}

export async function addSources(tx: Tx, rows: readonly SourceAdded[]): Promise<void> {
  await sql`insert into portfolios.day_sources as s (portfolio_id, day, source, host, viewers)
    select * from unnest(${ids(rows)}, ${days(rows)}, ${rows.map((row) => row.source)}::text[],
      ${rows.map((row) => row.host)}::text[], ${rows.map((row) => row.viewers)}::int[])
      as added (portfolio_id, day, source, host, viewers)
    order by portfolio_id, day, source, host
    on conflict (portfolio_id, day, source, host) do update set viewers = s.viewers + excluded.viewers`.execute(tx);
}

/** One more of a day; the portfolio's row is locked by its counter before. */
export async function addOne(tx: Tx, of: "likes" | "shares", { portfolio_id, day }: DayCount): Promise<void> {
  await tx
    .insertInto("portfolios.day_figures")
    .values({ portfolio_id, day, [of]: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["portfolio_id", "day"])
        .doUpdateSet((eb) => ({ [of]: eb(`portfolios.day_figures.${of}`, "+", 1) })),
    )
    .execute();
}

/** A like that is taken back was none on the day it was given. */
export async function takeLike(tx: Tx, { portfolio_id, day }: DayCount): Promise<void> {
  await tx
    .updateTable("portfolios.day_figures")
    .set((eb) => ({ likes: eb("likes", "-", 1) }))
    .where("portfolio_id", "=", portfolio_id)
    .where("day", "=", day)
    .where("likes", ">", 0)
    .execute();
}
