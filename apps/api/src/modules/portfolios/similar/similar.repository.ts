// What may be like a portfolio or a piece of work: SQL only. The conditions repeat the partial indices' own, so that those are used.
import { sql } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { ItemRow } from "../items.repository.ts";
import type { PortfolioRow } from "../portfolios.repository.ts";
import type { Candidate, Subject } from "./similarity.rules.ts";

// Of each kind the newest: the rules choose six of them, and a broad topic has tens of thousands.
const OF_EACH_MAX = 150;

/** Published portfolios of others with a tag or a topic in common, as this reader may see them. */
export async function listCandidates(
  db: Db,
  { portfolio_id, user_id, category_path, tags }: PortfolioRow,
  viewerId: string | null,
): Promise<readonly Candidate[]> {
  const near = (alike: ReturnType<typeof sql>) => sql`(
    select portfolio_id as id, user_id, category_path, tags, likes from portfolios.portfolios p
    where state = 'published' and hidden_at is null and ${alike} and portfolio_id <> ${portfolio_id}::uuid
      and user_id <> ${user_id}::uuid and ${visibleTo(viewerId, sql.ref("p.user_id"))}
    order by created_at desc, portfolio_id desc limit ${OF_EACH_MAX})`;
  return unionOf(db, likeness({ category_path, tags }).map(near));
}

/** Listed pieces of others with a tag or a topic in common, as this reader may see them. */
export async function listPieceCandidates(
  db: Db,
  { item_id, user_id, category_path, tags }: ItemRow,
  viewerId: string | null,
): Promise<readonly Candidate[]> {
  const near = (alike: ReturnType<typeof sql>) => sql`(
    select i.item_id as id, i.user_id, i.category_path, i.tags, p.likes from (
      select item_id, portfolio_id, user_id, category_path, tags from portfolios.items
      where listed and ${alike} and item_id <> ${item_id}::uuid and user_id <> ${user_id}::uuid
        and ${visibleTo(viewerId, sql.ref("portfolios.items.user_id"))}
      order by created_at desc, item_id desc limit ${OF_EACH_MAX}) i
    join portfolios.portfolios p using (portfolio_id))`;
  return unionOf(db, likeness({ category_path, tags }).map(near));
}

/** What makes two alike, as conditions that an index answers: a tag, the same topic, one above it. */
function likeness({ category_path, tags }: Subject): readonly ReturnType<typeof sql>[] {
  const [topic, ...above] = category_path;
  return [
    ...(tags.length > 0 ? [sql`tags && ${[...tags]}::text[]`] : []),
    ...(topic === undefined ? [] : [sql`category_path && ${[topic]}::text[]`]),
    ...(above.length > 0 ? [sql`category_path && ${above}::text[]`] : []),
  ];
}

async function unionOf(db: Db, parts: readonly ReturnType<typeof sql>[]): Promise<readonly Candidate[]> {
  if (parts.length === 0) return [];
  const { rows } = await sql<Candidate>`${sql.join(parts, sql` union `)}`.execute(db);
  return rows;
}
