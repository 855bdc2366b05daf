import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Static } from "typebox";
import type { PersonView, usersApi } from "#api-schema/users.ts";
import { countRows, type Tables } from "#platform/db/index.ts";
import {
  type Actor,
  decodeCursor,
  decodeInstantCursor,
  encodeCursor,
  foreignCursor,
  type Page,
  readCursorInstant,
} from "#platform/http/index.ts";
import { isId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { availabilityStateOn, shownCalendar } from "../calendar/shown-calendar.ts";
import { cardColumns, viewCard } from "../profile/cards.ts";
import { skillsOf } from "../profile/profile.repository.ts";
import { imageUrls } from "../profile/profile-images.ts";
import { viewAvailability, viewExperience, viewRate } from "../profile/view-profile.ts";
import { skillsBySlug } from "../skills/find-skills.ts";
import { shownStanding, viewStanding } from "../standing/shown-standing.ts";
import { badField } from "../users.errors.ts";
import { visibleTo } from "../visible.ts";

export type PeopleQuery = Static<(typeof usersApi)["listUsers"]["query"]>;
type People<O> = SelectQueryBuilder<Tables, "users.users", O>;

const SKILLS_SHOWN = 6;
const columns = [
  ...cardColumns,
  "city",
  "show_city",
  "hourly_rate_minor",
  "hourly_rate_currency",
  "show_hourly_rate",
  "availability",
  "available_from",
  "hours_per_week",
  "experience_level",
  "created_at",
  "completeness",
  "sort_name",
] as const;

/** People who let themselves be listed and say something of themselves, as far as the viewer may see them; words find the others too. Throws 422 where a rate lacks its currency. */
export async function listPeople(
  platform: Platform,
  viewer: Actor | null,
  query: PeopleQuery,
): Promise<Page<PersonView> & { total?: number }> {
  const { db } = platform;
  const now = platform.clock.now();
  refuseRateWithoutCurrency(query);
  const skillIds = query.skill && [...(await skillsBySlug(db, query.skill)).values()].map((skill) => skill.skill_id);
  const filtered = filter(db.selectFrom("users.users"), viewer, query, skillIds ?? null, now);
  const limit = query.limit ?? 20;
  const sort = query.sort ?? "-completeness";
  const rows = await paged(filtered, sort, query.cursor ?? null)
    .select(columns)
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
  const next_cursor = rows.length > limit && last ? encodeCursor(placeOf(sort, last)) : null;
  return query.count
    ? { data, next_cursor, total: await countRows(db, filtered.select("user_id")) }
    : { data, next_cursor };
}

function refuseRateWithoutCurrency({ currency, hourly_rate_min, hourly_rate_max, sort }: PeopleQuery): void {
  const needs =
    hourly_rate_min !== undefined || hourly_rate_max !== undefined || sort === "hourly_rate" || sort === "-hourly_rate";
  if (needs && currency === undefined) throw badField("/query/currency", "Say in which currency, such as EUR.");
}

function filter(
  people: People<object>,
  viewer: Actor | null,
  query: PeopleQuery,
  skillIds: readonly string[] | null,
  now: Date,
): People<object> {
  const { user_type, country, experience_level, availability, currency } = query;
  const words = query.q?.normalize("NFC").trim().toLowerCase() ?? "";
  const min = query.hourly_rate_min;
  const max = query.hourly_rate_max;
  return (
    people
      .where("listed", "=", true)
      .where(visibleTo(viewer?.userId ?? null, sql.ref("users.users.user_id")))
      .$if(words === "", (q) => q.where(saysSomething))
      .$if(user_type !== undefined, (q) => q.where("user_type", "in", user_type ?? []))
      .$if(country !== undefined, (q) => q.where("country", "in", country ?? []))
      .$if(experience_level !== undefined, (q) => q.where("experience_level", "in", experience_level ?? []))
      .$if(availability !== undefined, (q) => q.where(availableAs(availability ?? [], now)))
      // A rate that is not shown must not be found out by asking for it.
      .$if(currency !== undefined, (q) =>
        q.where("show_hourly_rate", "=", true).where("hourly_rate_currency", "=", currency ?? ""),
      )
      .$if(min !== undefined, (q) => q.where("hourly_rate_minor", ">=", BigInt(min ?? 0)))
      .$if(max !== undefined, (q) => q.where("hourly_rate_minor", "<=", BigInt(max ?? 0)))
      .$if(words !== "", (q) => q.where("search_text", "like", `%${words.replace(/[\\%_]/g, "\\$&")}%`))
      .$if(skillIds !== null, (q) => q.where(hasAnySkill(skillIds ?? [])))
  );
}

// Who looks around wants to judge people by something; who knows a name or a handle finds them without it.
export const saysSomething = sql<boolean>`(headline <> '' or bio <> ''
  or exists (select from users.user_skills us where us.user_id = users.users.user_id))`;

function availableAs(states: readonly string[], now: Date): RawBuilder<boolean> {
  const today = now.toISOString().slice(0, 10);
  return sql<boolean>`${availabilityStateOn(today)} = any(${states})`;
}

function hasAnySkill(skillIds: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select from users.user_skills us where us.user_id = users.users.user_id and us.skill_id = any(${skillIds}::uuid[]))`;
}

type Sort = NonNullable<PeopleQuery["sort"]>;

function paged(people: People<object>, sort: Sort, cursor: string | null): People<object> {
  const id = sql.ref("users.users.user_id");
  if (sort === "-created_at") {
    const after = cursor === null ? null : decodeInstantCursor(cursor);
    return people
      .$if(after !== null, (q) => q.where(sql<boolean>`(created_at, ${id}) < (${after?.at}, ${after?.id}::uuid)`))
      .orderBy("created_at", "desc")
      .orderBy("user_id", "desc");
  }
  if (sort === "-completeness") {
    const after = cursor === null ? null : decodeCompleteCursor(cursor);
    return people
      .$if(after !== null, (q) =>
        q.where(
          sql<boolean>`(completeness, created_at, ${id}) < (${after?.completeness}, ${after?.at}, ${after?.id}::uuid)`,
        ),
      )
      .orderBy("completeness", "desc")
      .orderBy("created_at", "desc")
      .orderBy("user_id", "desc");
  }
  const after = cursor === null ? null : decodeTextCursor(cursor, sort);
  const direction = sort === "-hourly_rate" ? "desc" : "asc";
  const column = sort === "name" ? sql.ref("sort_name") : sql.ref("hourly_rate_minor");
  const type = sql.raw(sort === "name" ? "text" : "bigint");
  const beyond = sql.raw(direction === "asc" ? ">" : "<");
  return people
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(${column}, ${id}) ${beyond} (${after?.value}::${type}, ${after?.id}::uuid)`),
    )
    .$if(sort !== "name", (q) => q.where("hourly_rate_minor", "is not", null))
    .orderBy(column, direction)
    .orderBy("user_id", direction);
}

/** Where a list goes on: the values it is sorted by, and the id for those that share them. */
function placeOf(sort: Sort, row: Sorted & { readonly user_id: string }): (string | number)[] {
  if (sort === "-completeness") return [row.completeness, row.created_at.toISOString(), row.user_id];
  return [sortValue(sort, row), row.user_id];
}

function decodeCompleteCursor(cursor: string): { completeness: number; at: Date; id: string } {
  const [completeness, at, id] = decodeCursor(cursor, 3);
  const instant = readCursorInstant(at);
  const whole =
    instant !== null &&
    typeof completeness === "number" &&
    [0, 1, 2].includes(completeness) &&
    typeof id === "string" &&
    isId(id);
  if (!whole) throw foreignCursor();
  return { completeness, at: instant, id };
}

function decodeTextCursor(cursor: string, sort: Sort): { value: string; id: string } {
  const [value, id] = decodeCursor(cursor, 2);
  const whole =
    typeof value === "string" && typeof id === "string" && isId(id) && (sort === "name" || /^\d{1,18}$/.test(value));
  if (!whole) throw foreignCursor();
  return { value, id };
}

interface Sorted {
  readonly completeness: number;
  readonly created_at: Date;
  readonly sort_name: string;
  readonly hourly_rate_minor: bigint | null;
}

function sortValue(sort: Sort, row: Sorted): string {
  if (sort === "-created_at") return row.created_at.toISOString();
  return sort === "name" ? row.sort_name : String(row.hourly_rate_minor ?? 0n);
}
