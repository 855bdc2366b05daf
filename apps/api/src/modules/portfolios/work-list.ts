// Pieces of work over all published portfolios. `listed` and the topic stand in the row itself, for the index.
import { type SelectQueryBuilder, sql } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import { countRows, type Db, type Tables } from "#platform/db/index.ts";
import { type ItemRow, itemColumns, typedItem } from "./items.repository.ts";
import { saysAll } from "./portfolio-list.ts";
import type { ItemKind } from "./portfolios.rules.ts";

export interface WorkFilter {
  readonly viewerId: string | null;
  readonly ownerId: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly kinds: readonly ItemKind[];
  /** Empty: all. */
  readonly words: readonly string[];
}

export interface WorkOrder {
  readonly by: "listed_at" | "created_at";
  readonly after: { readonly at: Date; readonly id: string } | null;
}

type ItemQuery<O> = SelectQueryBuilder<Tables, "portfolios.items", O>;

export async function listNewestWorks(
  db: Db,
  filter: WorkFilter,
  { by, after }: WorkOrder,
  limit: number,
): Promise<readonly ItemRow[]> {
  const earlier = sql<boolean>`(${sql.ref(by)}, item_id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`;
  const rows = await filtered(db.selectFrom("portfolios.items").select(itemColumns), filter)
    .$if(after !== null, (query) => query.where(earlier))
    .orderBy(by, "desc")
    .orderBy("item_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(typedItem);
}

export interface LikedWork extends ItemRow {
  readonly likes: number;
}

/** The first pieces of the most liked portfolios, one each. */
export async function listMostLikedWorks(
  db: Db,
  filter: WorkFilter,
  after: { readonly value: number; readonly id: string } | null,
  limit: number,
): Promise<readonly LikedWork[]> {
  const fewer = sql<boolean>`(p.likes, p.portfolio_id) < (${after?.value}::bigint, ${after?.id}::uuid)`;
  const first = filtered(db.selectFrom("portfolios.items").select(itemColumns), filter)
    .where("position", "=", 0)
    .as("i");
  const rows = await db
    .selectFrom("portfolios.portfolios as p")
    .innerJoin(first, "i.portfolio_id", "p.portfolio_id")
    .selectAll("i")
    .select("p.likes")
    .where(sql<boolean>`p.state = 'published' and p.hidden_at is null`)
    .$if(after !== null, (query) => query.where(fewer))
    .orderBy("p.likes", "desc")
    .orderBy("p.portfolio_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ likes, ...item }) => ({ ...typedItem(item), likes }));
}

export async function countWorks(db: Db, filter: WorkFilter, firstOnly: boolean): Promise<number> {
  const all = filtered(db.selectFrom("portfolios.items").select("item_id"), filter);
  return countRows(db, firstOnly ? all.where("position", "=", 0) : all);
}

function filtered<O>(start: ItemQuery<O>, filter: WorkFilter): ItemQuery<O> {
  let query = start.where(sql<boolean>`listed`).where(visibleTo(filter.viewerId, sql.ref("portfolios.items.user_id")));
  if (filter.ownerId !== null) query = query.where("user_id", "=", filter.ownerId);
  if (filter.categories.length > 0) query = query.where(sql<boolean>`category_path && ${filter.categories}::text[]`);
  if (filter.tags.length > 0) query = query.where(sql<boolean>`tags && ${filter.tags}::text[]`);
  if (filter.kinds.length > 0) query = query.where("kind", "in", filter.kinds);
  if (filter.words.length > 0) query = query.where(saysAll(filter.words));
  return query;
}
