import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { PersonView } from "#api-schema/users.ts";
import { countRows, type Tables } from "#platform/db/index.ts";
import { type Actor, encodeCursor, type Page } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { availabilityStateOn, shownCalendar } from "../calendar/shown-calendar.ts";
import { cardColumns, viewCard, whoWorks } from "../profile/cards.ts";
import { skillsOf } from "../profile/profile.repository.ts";
import { imageUrls } from "../profile/profile-images.ts";
import { viewAvailability, viewExperience, viewRate } from "../profile/view-profile.ts";
import { skillsBySlug } from "../skills/find-skills.ts";
import { type Meant, meantByWords } from "../skills/meant-by-words.ts";
import { shownStanding, viewStanding } from "../standing/shown-standing.ts";
import { badField } from "../users.errors.ts";
import { visibleTo } from "../visible.ts";
import { ordered, type PeopleQuery, placeOf, type RateOrder, rankOf } from "./people-order.ts";
import { type RateBounds, rateBounds } from "./rate-rank.ts";

type People<O> = SelectQueryBuilder<Tables, "users.users", O>;

const SKILLS_SHOWN = 6;
const MILLI = 1_000;
const columns = [
  ...cardColumns,
  "city",
  "show_city",
  "hourly_rate_minor",
  "hourly_rate_currency",
  "show_hourly_rate",
  "rate_rank",
  "availability",
  "available_from",
  "hours_per_week",
  "experience_level",
  "created_at",
  "sort_name",
] as const;

/** People who let themselves be listed and say something of themselves, as far as the viewer may see them; words, in a name or meaning a skill, find the others too. Throws 422 where bounds of rates lack their currency, or endorsements their skill. */
export async function listPeople(
  platform: Platform,
  viewer: Actor | null,
  query: PeopleQuery,
): Promise<Page<PersonView> & { total?: number }> {
  const { db } = platform;
  const now = platform.clock.now();
  if (query.sort === "-endorsements" && query.skills === undefined)
    throw badField("/query/skills", "Say for which skill.");
  const skillIds = query.skills && [...(await skillsBySlug(db, query.skills)).values()].map((skill) => skill.skill_id);
  const rates = await rateBounds(query, now);
  const filtered = filter(db.selectFrom("users.users"), viewer, query, {
    skillIds: skillIds ?? null,
    rates,
    meant: query.q === undefined ? [] : (await meantByWords(platform, query.q)).skills,
    now,
  });
  const limit = query.limit ?? 20;
  const sort = query.sort ?? "-completeness";
  const rank = rankOf(sort, { viewerId: viewer?.userId ?? null, skillIds: skillIds ?? [] });
  const rows = await ordered(filtered, { sort, rank, cursor: query.cursor ?? null, byRate: rateOrder(rates) })
    .select(columns)
    .select(sql<number | null>`${rank ?? sql`null`}`.as("rank"))
    .select((eb) => [
      skillsOf(eb.ref("users.users.user_id"), SKILLS_SHOWN).as("skills"),
      shownStanding(eb.ref("users.users.user_id")).as("standing"),
      shownCalendar(eb.ref("users.users.user_id")).as("calendar"),
    ])
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const urls = await imageUrls(
    db,
    shown.map((row) => row.profile_image_media_id),
  );
  const last = shown.at(-1);
  const data = shown.map(
    (row): PersonView => ({
      ...viewCard(row, urls),
      ...viewStanding(row.standing),
      city: row.show_city ? row.city : null,
      hourly_rate: row.show_hourly_rate ? viewRate(row) : null,
      availability: viewAvailability(row, now),
      experience_level: viewExperience(row.experience_level),
      skills: row.skills,
      created_at: row.created_at.toISOString(),
    }),
  );
  const next_cursor = rows.length > limit && last ? encodeCursor(placeOf(sort, last, rateOrder(rates))) : null;
  return query.count
    ? { data, next_cursor, total: await countRows(db, filtered.select("user_id")) }
    : { data, next_cursor };
}

interface Looked {
  readonly skillIds: readonly string[] | null;
  readonly rates: RateBounds | null;
  /** Skills that the words may mean. */
  readonly meant: Meant["skills"];
  readonly now: Date;
}

function filter(
  people: People<object>,
  viewer: Actor | null,
  query: PeopleQuery,
  { skillIds, rates, meant, now }: Looked,
): People<object> {
  const { user_type, works, country, experience_level, availability, languages, badges, rating_min } = query;
  const words = query.q?.normalize("NFC").trim().toLowerCase() ?? "";
  return (
    people
      .where("listed", "=", true)
      .where(visibleTo(viewer?.userId ?? null, sql.ref("users.users.user_id")))
      .$if(words === "", (q) => q.where(saysSomething))
      .$if(user_type !== undefined, (q) => q.where("user_type", "in", user_type ?? []))
      .$if(works !== undefined, (q) => q.where(sql<boolean>`${whoWorks("users.users")} = ${works}`))
      .$if(country !== undefined, (q) => q.where("country", "in", country ?? []))
      .$if(experience_level !== undefined, (q) => q.where("experience_level", "in", experience_level ?? []))
      .$if(availability !== undefined, (q) => q.where(availableAs(availability ?? [], now)))
      // A rate that is not shown must not be found out by asking for it.
      .$if(rates !== null || isByRate(query), (q) => q.where("show_hourly_rate", "=", true))
      .$if(isByRate(query), (q) => q.where(rateOrder(rates), "is not", null))
      .$if(rates !== null, (q) => q.where(sql<boolean>`${rates && within(rates)}`))
      .$if(words !== "", (q) => q.where(foundBy(words, meant)))
      .$if(languages !== undefined, (q) => q.where(speaksAny(languages ?? [])))
      .$if(badges !== undefined, (q) => q.where(holdsAny(badges ?? [])))
      .$if(rating_min !== undefined, (q) => q.where("rating_rank", ">=", Math.round((rating_min ?? 0) * MILLI)))
      .$if(skillIds !== null, (q) => q.where(hasAnySkill(skillIds ?? [])))
  );
}

// The people of a skill as one list: so that an index finds either.
function foundBy(words: string, meant: Meant["skills"]): RawBuilder<boolean> {
  const skilled = sql`select us.user_id from users.user_skills us
    where us.skill_id = any(${meant.map((skill) => skill.skill_id)}::uuid[])`;
  return sql<boolean>`(search_text like ${`%${words.replace(/[\\%_]/g, "\\$&")}%`}
    or users.users.user_id = any(array(${skilled})))`;
}

// Who looks around wants to judge people by something; who knows a name or a handle finds them without it.
export const saysSomething = sql<boolean>`(headline <> '' or bio <> ''
  or exists (select from users.user_skills us where us.user_id = users.users.user_id))`;

// Whoever asks in the currency of the reader is compared by the very amount: ranks are of another day's rates.
function within({ currency, min, max, ranks }: RateBounds): RawBuilder<boolean> {
  const exactly = sql<boolean>`hourly_rate_minor between coalesce(${min}::bigint, 0) and coalesce(${max}::bigint, hourly_rate_minor)`;
  if (ranks === null) return sql<boolean>`(hourly_rate_currency = ${currency} and ${exactly})`;
  return sql<boolean>`case when hourly_rate_currency = ${currency} then ${exactly}
    else rate_rank between coalesce(${ranks.min}::bigint, 0) and coalesce(${ranks.max}::bigint, rate_rank) end`;
}

const isByRate = ({ sort }: PeopleQuery): boolean => sort === "hourly_rate" || sort === "-hourly_rate";

/** What rates are sorted by: amounts themselves where all are in one currency that nobody can compare. */
const rateOrder = (rates: RateBounds | null): RateOrder =>
  rates !== null && rates.ranks === null ? "hourly_rate_minor" : "rate_rank";

function availableAs(states: readonly string[], now: Date): RawBuilder<boolean> {
  const today = now.toISOString().slice(0, 10);
  return sql<boolean>`${availabilityStateOn(today)} = any(${states})`;
}

function hasAnySkill(skillIds: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select from users.user_skills us where us.user_id = users.users.user_id and us.skill_id = any(${skillIds}::uuid[]))`;
}

// One by one: an index finds a language, not any of several.
function speaksAny(codes: readonly string[]): RawBuilder<boolean> {
  const each = codes.map((code) => sql`languages @> ${JSON.stringify([{ code }])}::jsonb`);
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

function holdsAny(badges: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select from users.badges b
    where b.user_id = users.users.user_id and b.badge = any(${badges}) and b.ended_at is null)`;
}
