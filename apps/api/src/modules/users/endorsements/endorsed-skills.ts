// Skills of a profile with who vouches for them: parts of a query, so that a profile stays one read.
import { type Expression, type RawBuilder, sql } from "kysely";
import type { EndorsedSkillView } from "#api-schema/skill-views.ts";
import { visibleTo } from "../visible.ts";

/** Whether two people finished a contract with each other. */
export const workedTogether = (one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(exists (select from users.shared_contracts c where c.client_id = ${one} and c.freelancer_id = ${other})
    or exists (select from users.shared_contracts c where c.client_id = ${other} and c.freelancer_id = ${one}))`;

/** Whoever vouches counts while the reader may see them: `e` is the endorsement, `g` who gave it. */
export const giverShows = (viewerId: string | null): RawBuilder<boolean> =>
  sql<boolean>`(g.erased_at is null and g.hidden_at is null and ${visibleTo(viewerId, sql.ref("e.endorsed_by"))})`;

/** A person's skills in their order with their endorsements, as part of the profile's row. */
export function endorsedSkillsOf(
  userId: Expression<string>,
  viewerId: string | null,
  limit: number,
): RawBuilder<EndorsedSkillView[]> {
  return sql<EndorsedSkillView[]>`coalesce((
    select json_agg(json_build_object('skill_id', s.skill_id, 'slug', s.slug, 'name', s.name, 'level', us.level,
      'years', us.years, 'endorsements', ${endorsements(viewerId)}) order by us.position)
    from (select * from users.user_skills where user_id = ${userId} order by position limit ${sql.lit(limit)}) us
    join users.skills s on s.skill_id = us.skill_id), '[]'::json)`;
}

/** Of the skill in `us`. */
const endorsements = (viewerId: string | null): RawBuilder<object> =>
  sql<object>`(select json_build_object('count', count(*),
      'worked_together', count(*) filter (where ${workedTogether(sql.ref("e.endorsed_by"), sql.ref("e.user_id"))}),
      'by_me', coalesce(bool_or(e.endorsed_by = ${viewerId}::uuid), false))
    from users.endorsements e join users.users g on g.user_id = e.endorsed_by
    where e.user_id = us.user_id and e.skill_id = us.skill_id and ${giverShows(viewerId)})`;
