// The list everybody reads. Its conditions repeat the partial indices' own word for word, so that those are used.
import { type SelectQueryBuilder, sql } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import { countRows, type Db, type Tables } from "#platform/db/index.ts";
import { type PortfolioRow, portfolioColumns, typedPortfolio } from "./portfolios.repository.ts";
import type { PortfolioState } from "./portfolios.rules.ts";

export type PortfolioOrder =
  | { readonly by: "published_at" | "created_at"; readonly after: { readonly at: Date; readonly id: string } | null }
  | {
      readonly by: "position";
      readonly after: { readonly rank: number; readonly at: Date; readonly id: string } | null;
    }
  | { readonly by: "views" | "likes"; readonly after: { readonly value: number; readonly id: string } | null };

export interface PortfolioFilter {
  readonly viewerId: string | null;
  readonly ownerId: string | null;
  /** Null: published ones, as everybody sees them. Else one's own, in any of these states (none: all). */
  readonly ownStates: readonly PortfolioState[] | null;
  readonly categories: readonly string[];
  /** Only what lies in one of these topics, which the reader is interested in; null: anything. */
  readonly interests: readonly string[] | null;
  readonly tags: readonly string[];
  /** Only what holds such pieces; none: all. */
  readonly kinds: readonly string[];
  readonly verified: boolean;
  /** Empty: all. */
  readonly words: readonly string[];
}

type PortfolioQuery<O> = SelectQueryBuilder<Tables, "portfolios.portfolios", O>;

export async function listPortfolioRows(
  db: Db,
  filter: PortfolioFilter,
  order: PortfolioOrder,
  limit: number,
): Promise<readonly PortfolioRow[]> {
  const query = ordered(filtered(db.selectFrom("portfolios.portfolios").select(portfolioColumns), filter), order);
  return (await query.limit(limit).execute()).map(typedPortfolio);
}

export async function countPortfolioRows(db: Db, filter: PortfolioFilter): Promise<number> {
  return countRows(db, filtered(db.selectFrom("portfolios.portfolios").select("portfolio_id"), filter));
}

function ordered<O>(query: PortfolioQuery<O>, order: PortfolioOrder): PortfolioQuery<O> {
  if (order.by === "position") return asItsOwnerWants(query, order.after);
  const { by, after } = order;
  const column = sql.ref(by);
  const last = after && ("at" in after ? sql`${after.at}::timestamptz` : sql`${after.value}::bigint`);
  return query
    .$if(after !== null, (q) => q.where(sql<boolean>`(${column}, portfolio_id) < (${last}, ${after?.id}::uuid)`))
    .orderBy(by, "desc")
    .orderBy("portfolio_id", "desc");
}

/** What has no place yet comes first, the newest of it. */
function asItsOwnerWants<O>(
  query: PortfolioQuery<O>,
  after: { readonly rank: number; readonly at: Date; readonly id: string } | null,
): PortfolioQuery<O> {
  return query
    .$if(after !== null, (q) =>
      q.where(
        sql<boolean>`(-position, published_at, portfolio_id) < (${after?.rank}, ${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy("position")
    .orderBy("published_at", "desc")
    .orderBy("portfolio_id", "desc");
}

function filtered<O>(start: PortfolioQuery<O>, filter: PortfolioFilter): PortfolioQuery<O> {
  let query = byVisibility(start, filter);
  if (filter.ownerId !== null) query = query.where("user_id", "=", filter.ownerId);
  if (filter.categories.length > 0) query = query.where(sql<boolean>`category_path && ${filter.categories}::text[]`);
  if (filter.interests !== null) query = query.where(sql<boolean>`category_path && ${filter.interests}::text[]`);
  if (filter.tags.length > 0) query = query.where(sql<boolean>`tags && ${filter.tags}::text[]`);
  if (filter.verified) query = query.where("verified_count", ">", 0);
  if (filter.kinds.length > 0) query = query.where(holdsPiece(filter));
  if (filter.words.length > 0) query = query.where(saysAll(filter.words));
  return query;
}

/** Of one's own drafts too, whose pieces are in no list. */
function holdsPiece({ kinds, verified, ownStates }: PortfolioFilter) {
  return sql<boolean>`exists (select from portfolios.items i where i.portfolio_id = portfolios.portfolios.portfolio_id
    and i.kind = any(${kinds}::text[]) ${ownStates === null ? sql`and i.listed` : sql``}
    ${verified ? sql`and i.verified_at is not null` : sql``})`;
}

function byVisibility<O>(query: PortfolioQuery<O>, { ownStates, viewerId }: PortfolioFilter): PortfolioQuery<O> {
  if (ownStates !== null) return ownStates.length > 0 ? query.where("state", "in", ownStates) : query;
  return query
    .where(sql<boolean>`state = 'published' and hidden_at is null`)
    .where(visibleTo(viewerId, sql.ref("portfolios.portfolios.user_id")));
}

/**
 * All of these words, by their stem. Whole words alone: of a beginning PostgreSQL cannot say how many rows have it,
 * and walks through all of them for one that none has.
 */
export function saysAll(words: readonly string[]) {
  return sql<boolean>`words @@ plainto_tsquery('english', ${words.join(" ")})`;
}
