import { type RawBuilder, sql } from "kysely";
import type { EndorsementView } from "#api-schema/endorsements.ts";
import { countRows } from "#platform/db/index.ts";
import { type Actor, decodeRankCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { cards } from "../profile/cards.ts";
import { requireSeen } from "../profile/read-profile.ts";
import { giverIsSeen, giverShows, weighedEndorsements } from "./endorsed-skills.ts";

export interface EndorsementsQuery {
  readonly userId: string;
  readonly skill_id?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly count?: boolean;
}

interface Row {
  readonly endorsement_id: string;
  readonly endorsed_by: string;
  readonly created_at: Date;
  readonly skill_id: string;
  readonly slug: string;
  readonly name: string;
  readonly worked_together: boolean;
  readonly weight: number;
  readonly is_hidden: boolean;
}

/**
 * Who vouches for the skills that stand on a profile, the weightiest first, the newest of them; its owner reads those too
 * that they put out of sight. Throws `user.not_found`.
 */
export async function listEndorsements(
  { db }: Platform,
  viewer: Actor | null,
  query: EndorsementsQuery,
): Promise<Page<EndorsementView> & { total?: number }> {
  await requireSeen(db, viewer, query.userId);
  const viewerId = viewer?.userId ?? null;
  const isOwn = viewerId === query.userId;
  const found = sql`from ${weighedEndorsements}
    join users.user_skills us on us.user_id = e.user_id and us.skill_id = e.skill_id
    join users.skills s on s.skill_id = e.skill_id
    where e.user_id = ${query.userId} and ${isOwn ? giverIsSeen(viewerId) : giverShows(viewerId)}
    ${query.skill_id ? sql`and e.skill_id = ${query.skill_id}` : sql``}`;
  const { rows } = await sql<Row>`select e.endorsement_id, e.endorsed_by, e.created_at, s.skill_id, s.slug, s.name,
      w.worked_together, w.weight, e.hidden_at is not null as is_hidden
    ${found} ${after(query.cursor)}
    order by w.weight desc, e.created_at desc, e.endorsement_id desc limit ${query.limit + 1}`.execute(db);
  const people = await cards(
    db,
    rows.map((row) => row.endorsed_by),
  );
  const page = toPage(
    rows,
    query.limit,
    (row) => [row.weight, row.created_at.toISOString(), row.endorsement_id],
    ({ skill_id, slug, name, ...row }) => ({
      skill: { skill_id, slug, name },
      endorsed_by: people.get(row.endorsed_by),
      worked_together: row.worked_together,
      weight: row.weight,
      created_at: row.created_at.toISOString(),
      hidden: isOwn && row.is_hidden,
    }),
  );
  // Who was erased between the two reads has taken their words along.
  const data = page.data.flatMap(({ endorsed_by, ...rest }) => (endorsed_by ? [{ ...rest, endorsed_by }] : []));
  return query.count ? { ...page, data, total: await countRows(db, sql`select ${found}`) } : { ...page, data };
}

function after(cursor: string | undefined): RawBuilder<unknown> {
  if (cursor === undefined) return sql``;
  const { rank, at, id } = decodeRankCursor(cursor);
  return sql`and (w.weight, e.created_at, e.endorsement_id) < (${rank}, ${at}, ${id}::uuid)`;
}
