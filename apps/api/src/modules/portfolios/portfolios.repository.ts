// Rows of portfolios: SQL only.
import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import { idFromName } from "#platform/ids/index.ts";
import type { PortfolioState, Template } from "./portfolios.rules.ts";
import type { PortfoliosTable } from "./portfolios.tables.ts";

// All but the words of the title, which the database alone reads.
export const portfolioColumns = [
  "portfolio_id",
  "user_id",
  "slug",
  "title",
  "description",
  "category_id",
  "category_path",
  "tags",
  "cover_media_id",
  "shown_cover_id",
  "first_media_ids",
  "template",
  "state",
  "item_count",
  "verified_count",
  "position",
  "views",
  "likes",
  "bookmarks",
  "shares",
  "watches",
  "version",
  "hidden_at",
  "published_at",
  "created_at",
  "updated_at",
] as const;
type Columns = Pick<Selectable<PortfoliosTable>, (typeof portfolioColumns)[number]>;

export interface PortfolioRow extends Omit<Columns, "state" | "template"> {
  readonly state: PortfolioState;
  readonly template: Template;
}

/** The table's checks allow nothing but the contract's words. */
export function typedPortfolio(row: Columns): PortfolioRow {
  // The narrower type is what the checks of the table hold to.
  return row as PortfolioRow;
}

export async function findPortfolio(db: Db, portfolioId: string): Promise<PortfolioRow | undefined> {
  const row = await db
    .selectFrom("portfolios.portfolios")
    .select(portfolioColumns)
    .where("portfolio_id", "=", portfolioId)
    .executeTakeFirst();
  return row && typedPortfolio(row);
}

/** What this person has published, locked, in their order. */
export async function lockShownOf(tx: Tx, userId: string): Promise<string[]> {
  // In id order, as whoever locks several does; the order of the list is read under the locks.
  const shown = () =>
    tx
      .selectFrom("portfolios.portfolios")
      .select("portfolio_id")
      .where("user_id", "=", userId)
      .where("state", "=", "published");
  await shown().orderBy("portfolio_id").forUpdate().execute();
  const rows = await shown()
    .orderBy("position")
    .orderBy("published_at", "desc")
    .orderBy("portfolio_id", "desc")
    .execute();
  return rows.map((row) => row.portfolio_id);
}

/** The first is 1: what is published later has no place yet, and comes before them. */
export async function writePositions(tx: Tx, portfolioIds: readonly string[]): Promise<void> {
  await sql`update portfolios.portfolios p set position = wanted.place::int
    from unnest(${portfolioIds}::uuid[]) with ordinality as wanted (portfolio_id, place)
    where p.portfolio_id = wanted.portfolio_id`.execute(tx);
}

export async function findPortfolioBySlug(db: Db, userId: string, slug: string): Promise<PortfolioRow | undefined> {
  const row = await db
    .selectFrom("portfolios.portfolios")
    .select(portfolioColumns)
    .where("user_id", "=", userId)
    .where("slug", "=", slug)
    .executeTakeFirst();
  return row && typedPortfolio(row);
}

export async function findPortfolios(db: Db, portfolioIds: readonly string[]): Promise<readonly PortfolioRow[]> {
  if (portfolioIds.length === 0) return [];
  const rows = await db
    .selectFrom("portfolios.portfolios")
    .select(portfolioColumns)
    .where("portfolio_id", "in", portfolioIds)
    .execute();
  return rows.map(typedPortfolio);
}

/** The row under its lock: everything that changes a portfolio or its items takes it first. */
export async function lockPortfolio(tx: Tx, portfolioId: string): Promise<PortfolioRow | undefined> {
  const row = await tx
    .selectFrom("portfolios.portfolios")
    .select(portfolioColumns)
    .where("portfolio_id", "=", portfolioId)
    .forUpdate()
    .executeTakeFirst();
  return row && typedPortfolio(row);
}

/** The next in the order of ids whose files are not yet held as its state asks. */
export async function nextUnsettled(db: Db, after: string | null): Promise<string | null> {
  const row = await db
    .selectFrom("portfolios.portfolios")
    .select("portfolio_id")
    .where("files_settled", "=", sql.lit(false))
    .$if(after !== null, (query) => query.where("portfolio_id", ">", after ?? ""))
    .orderBy("portfolio_id")
    .limit(1)
    .executeTakeFirst();
  return row?.portfolio_id ?? null;
}

export async function isUnsettled(tx: Tx, portfolioId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("portfolios.portfolios")
    .select("files_settled")
    .where("portfolio_id", "=", portfolioId)
    .executeTakeFirstOrThrow();
  return !row.files_settled;
}

export async function countPortfoliosOf(tx: Tx, userId: string): Promise<number> {
  const row = await tx
    .selectFrom("portfolios.portfolios")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** False when the owner has this slug already. */
export async function insertPortfolio(tx: Tx, row: Insertable<PortfoliosTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto("portfolios.portfolios")
    .values(row)
    .onConflict((conflict) => conflict.constraint("portfolios_slug_of_owner").doNothing())
    .returning("portfolio_id")
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updatePortfolio(tx: Tx, portfolioId: string, change: Updateable<PortfoliosTable>): Promise<void> {
  await tx.updateTable("portfolios.portfolios").set(change).where("portfolio_id", "=", portfolioId).execute();
}

export async function deletePortfolioRow(tx: Tx, portfolioId: string): Promise<void> {
  await tx.deleteFrom("portfolios.portfolios").where("portfolio_id", "=", portfolioId).execute();
}

/** The same tag has the same id everywhere, without being looked up. */
export const tagId = (name: string): string => idFromName(`tag:${name}`);

export async function replaceTags(tx: Tx, portfolioId: string, names: readonly string[]): Promise<void> {
  await tx.deleteFrom("portfolios.portfolios_tags").where("portfolio_id", "=", portfolioId).execute();
  if (names.length === 0) return;
  const rows = names.map((name, position) => ({ portfolio_id: portfolioId, tag_id: tagId(name), name, position }));
  await tx.insertInto("portfolios.portfolios_tags").values(rows).execute();
}

/** Whether its pieces of work stand in lists, since when, and under which topics: follows the portfolio. */
export async function settleItems(tx: Tx, portfolioId: string): Promise<void> {
  await sql`update portfolios.items i set listed = (p.state = 'published' and p.hidden_at is null), category_path = p.category_path,
    listed_at = greatest(i.created_at, p.published_at)
    from portfolios.portfolios p where p.portfolio_id = ${portfolioId} and i.portfolio_id = p.portfolio_id`.execute(tx);
}

/** Out of every list, count and address, before its rows go. */
export async function hideAllOf(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx
    .updateTable("portfolios.portfolios")
    .set({ hidden_at: at })
    .where("user_id", "=", userId)
    .where("hidden_at", "is", null)
    .execute();
  await tx
    .updateTable("portfolios.items")
    .set({ listed: false })
    .where("user_id", "=", userId)
    .where("listed", "=", true)
    .execute();
}

/** Ids of a person's portfolios, for when they leave. */
export async function listPortfolioIds(tx: Tx, userId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("portfolios.portfolios")
    .select("portfolio_id")
    .where("user_id", "=", userId)
    .orderBy("portfolio_id")
    .execute();
  return rows.map((row) => row.portfolio_id);
}
