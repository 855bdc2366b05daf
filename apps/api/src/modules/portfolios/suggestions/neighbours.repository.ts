// Tags and topics of published portfolios that have something in common: SQL only.
import { sql } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { tagId } from "../portfolios.repository.ts";
import type { NearWork } from "./suggestions.rules.ts";

const NEAR_MAX = 200;
// How common a tag is matters only up to here; counting further would read the index of a popular one for nothing.
const CARRIERS_MAX = 1_000;

/** The tags and the topic of the newest portfolios of a topic, branches included, or with a tag; the viewer's own are left out. */
export async function listWorkNear(
  db: Db,
  viewerId: string,
  near: { readonly topic: string } | { readonly tag: string },
): Promise<readonly NearWork[]> {
  const rows = await db
    .selectFrom("portfolios.portfolios")
    .select(["tags", "category_id"])
    .where(sql<boolean>`state = 'published' and hidden_at is null`)
    .where("user_id", "<>", viewerId)
    .where(visibleTo(viewerId, sql.ref("portfolios.portfolios.user_id")))
    .where(
      "topic" in near
        ? sql<boolean>`category_path && ${[near.topic]}::text[]`
        : sql<boolean>`tags && ${[near.tag]}::text[]`,
    )
    .orderBy("created_at", "desc")
    .orderBy("portfolio_id", "desc")
    .limit(NEAR_MAX)
    .execute();
  return rows.map((row) => ({ tags: row.tags, topic: row.category_id }));
}

/** How many portfolios carry each of these tags, counted up to a thousand. */
export async function countCarriers(db: Db, tags: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (tags.length === 0) return new Map();
  const { rows } = await sql<{ name: string; carriers: number }>`
    select t.name, c.carriers from unnest(${tags}::text[], ${tags.map(tagId)}::uuid[]) as t (name, tag_id)
    cross join lateral (select count(*)::int as carriers
      from (select from portfolios.portfolios_tags p where p.tag_id = t.tag_id limit ${CARRIERS_MAX}) one) c`.execute(
    db,
  );
  return new Map(rows.map(({ name, carriers }) => [name, carriers]));
}

export const mostCarriers = CARRIERS_MAX;
