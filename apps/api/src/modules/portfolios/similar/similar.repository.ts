// What may be like a portfolio: SQL only. The conditions repeat the partial indices' own, so that those are used.
import { sql } from "kysely";
import { visibleTo } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { PortfolioRow } from "../portfolios.repository.ts";
import type { Candidate } from "./similarity.rules.ts";

// Of each kind the newest: the rules choose six of them, and a broad topic has tens of thousands.
const OF_EACH_MAX = 150;

/** Published portfolios of others with a tag or a topic in common, as this reader may see them. */
export async function listCandidates(
  db: Db,
  { portfolio_id, user_id, category_path, tags }: PortfolioRow,
  viewerId: string | null,
): Promise<readonly Candidate[]> {
  const near = (alike: ReturnType<typeof sql>) => sql`(
    select portfolio_id, user_id, category_path, tags, likes from portfolios.portfolios p
    where state = 'published' and hidden_at is null and ${alike} and portfolio_id <> ${portfolio_id}::uuid
      and user_id <> ${user_id}::uuid and ${visibleTo(viewerId, sql.ref("p.user_id"))}
    order by created_at desc, portfolio_id desc limit ${OF_EACH_MAX})`;
  const [topic, ...above] = category_path;
  const kinds = [
    ...(tags.length > 0 ? [near(sql`tags && ${tags}::text[]`)] : []),
    ...(topic === undefined ? [] : [near(sql`category_path && ${[topic]}::text[]`)]),
    ...(above.length > 0 ? [near(sql`category_path && ${above}::text[]`)] : []),
  ];
  if (kinds.length === 0) return [];
  const { rows } = await sql<Candidate>`${sql.join(kinds, sql` union `)}`.execute(db);
  return rows;
}
