// Skills of a profile with who vouches for them: parts of a query, so that a profile stays one read.
import { type Expression, type RawBuilder, sql } from "kysely";
import type { EndorsedSkillView } from "#api-schema/skill-views.ts";
import { visibleTo } from "../visible.ts";

/** Whether two people finished a contract with each other of which something stayed. */
export const workedTogether = (one: RawBuilder<unknown>, other: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${finishedFor(one, other)} or ${finishedFor(other, one)})`;

const finishedFor = (client: RawBuilder<unknown>, freelancer: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from users.shared_contracts c
    where c.client_id = ${client} and c.freelancer_id = ${freelancer} and not c.undone)`;

/**
 * Whoever vouches counts while the reader may see them and no block stands between the two: `e` is the endorsement, `g` who
 * gave it.
 */
export const giverIsSeen = (viewerId: string | null): RawBuilder<boolean> =>
  sql<boolean>`(g.erased_at is null and g.hidden_at is null and ${visibleTo(viewerId, sql.ref("e.endorsed_by"))}
    and not exists (select from users.blocks b where b.kind = 'block' and ((b.user_id = e.user_id and b.other_id = e.endorsed_by)
      or (b.user_id = e.endorsed_by and b.other_id = e.user_id))))`;

/** And not put out of sight by whom it is about; whoever gave it is not told, and reads it as before. */
export const giverShows = (viewerId: string | null): RawBuilder<boolean> =>
  sql<boolean>`(${giverIsSeen(viewerId)} and (e.hidden_at is null or e.endorsed_by = ${viewerId}::uuid))`;

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

/** Endorsements `e` with who gave them, `g`, and what each weighs, `w`, for `from`. */
export const weighedEndorsements = sql`users.endorsements e join users.users g on g.user_id = e.endorsed_by
  join users.endorsement_weights w
    on w.worked_together = ${workedTogether(sql.ref("e.endorsed_by"), sql.ref("e.user_id"))}`;

const NAMED_FIRST = 2;

/** Of the skill in `us`. */
const endorsements = (viewerId: string | null): RawBuilder<object> =>
  sql<object>`(select json_build_object('count', count(*),
      'worked_together', count(*) filter (where v.worked_together),
      'weight', coalesce(sum(v.weight), 0),
      'first', coalesce(json_agg(json_build_object('handle', v.handle, 'name', v.name) order by v.place)
        filter (where v.place <= ${sql.lit(NAMED_FIRST)}), '[]'::json),
      'by_me', coalesce(bool_or(v.endorsed_by = ${viewerId}::uuid), false))
    from (select e.endorsed_by, g.handle, g.name, w.worked_together, w.weight,
        row_number() over (order by w.weight desc, e.created_at desc, e.endorsement_id desc) as place
      from ${weighedEndorsements}
      where e.user_id = us.user_id and e.skill_id = us.skill_id and ${giverShows(viewerId)}) v)`;

/** What the words for these skills of the person in `person` weigh together, for skills that stand on the profile. */
export const vouchedWeight = (
  person: RawBuilder<unknown>,
  skillIds: readonly string[],
  viewerId: string | null,
): RawBuilder<number> =>
  sql<number>`(select coalesce(sum(w.weight), 0)::int from ${weighedEndorsements}
    join users.user_skills us on us.user_id = e.user_id and us.skill_id = e.skill_id
    where e.user_id = ${person} and e.skill_id = any(${skillIds}::uuid[]) and ${giverShows(viewerId)})`;
