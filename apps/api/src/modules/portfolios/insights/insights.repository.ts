// What an owner reads of the figures: SQL only, each by the portfolio and its days.
import { sql } from "kysely";
import type { Db } from "#platform/db/index.ts";
import type { ComparedPeriod, Period } from "./insights.rules.ts";
import type { Source } from "./sources.rules.ts";

export interface DayFigures {
  readonly day: string;
  readonly views: number;
  readonly viewers: number;
  readonly likes: number;
  readonly shares: number;
}

/** Days that have figures, the earliest first. */
export async function listDays(db: Db, portfolioId: string, { from, to }: Period): Promise<readonly DayFigures[]> {
  return db
    .selectFrom("portfolios.day_figures")
    .select(["day", "views", "viewers", "likes", "shares"])
    .where("portfolio_id", "=", portfolioId)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .orderBy("day")
    .execute();
}

export interface SourceFigures {
  readonly source: Source;
  readonly host: string;
  readonly viewers: number;
  /** Of the source with all its hosts. */
  readonly total: number;
}

/** The hosts of each source that led most viewers here. */
export async function listSources(
  db: Db,
  portfolioId: string,
  { from, to }: Period,
  hostsMax: number,
): Promise<readonly SourceFigures[]> {
  const { rows } = await sql<SourceFigures>`
    select source, host, viewers, total from (
      select source, host, sum(viewers)::int as viewers, (sum(sum(viewers)) over (partition by source))::int as total,
        row_number() over (partition by source order by sum(viewers) desc, host) as place
      from portfolios.day_sources
      where portfolio_id = ${portfolioId} and day between ${from}::date and ${to}::date
      group by source, host) s
    where place <= ${hostsMax} order by total desc, source, place`.execute(db);
  return rows;
}

export interface PageFigures {
  readonly page_id: string;
  readonly views: number;
  readonly views_before: number;
}

export async function listPages(
  db: Db,
  portfolioId: string,
  { from, to, before }: ComparedPeriod,
): Promise<readonly PageFigures[]> {
  const { rows } = await sql<PageFigures>`
    select page_id, coalesce(sum(views) filter (where day >= ${from}::date), 0)::int as views,
      coalesce(sum(views) filter (where day < ${from}::date), 0)::int as views_before
    from portfolios.day_pages
    where portfolio_id = ${portfolioId} and day between ${before.from}::date and ${to}::date
    group by page_id`.execute(db);
  return rows;
}
