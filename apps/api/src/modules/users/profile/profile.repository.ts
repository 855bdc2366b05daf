import { type Expression, type RawBuilder, sql } from "kysely";
import type { Static } from "typebox";
import type { EndorsedSkillView, UserSkillView } from "#api-schema/skill-views.ts";
import type { LanguageView, LinkView } from "#api-schema/users.ts";
import { shownEmail } from "#modules/auth/index.ts";
import { type Db, prepared, type Tx } from "#platform/db/index.ts";
import type { Calendar } from "../calendar/calendar.rules.ts";
import { shownCalendar } from "../calendar/shown-calendar.ts";
import { type EarningsRow, earningsOf } from "../earnings/earnings.ts";
import { endorsedSkillsOf } from "../endorsements/endorsed-skills.ts";
import { type StandingRow, shownStanding } from "../standing/shown-standing.ts";
import { cardColumns } from "./cards.ts";

type UserSkill = Static<typeof UserSkillView>;

export interface ProfileRow {
  readonly user_id: string;
  readonly handle: string;
  readonly name: string;
  readonly headline: string;
  readonly bio: string;
  readonly profile_image_media_id: string | null;
  readonly cover_image_media_id: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly time_zone: string | null;
  readonly user_type: string;
  readonly works_beside: boolean;
  readonly verified: boolean;
  readonly languages: Static<typeof LanguageView>[];
  readonly links: Static<typeof LinkView>[];
  readonly hourly_rate_minor: bigint | null;
  readonly hourly_rate_currency: string | null;
  readonly availability: string;
  readonly available_from: string | null;
  readonly hours_per_week: number | null;
  readonly experience_level: string | null;
  readonly show_in_lists: boolean;
  readonly show_city: boolean;
  readonly show_hourly_rate: boolean;
  readonly show_earnings: boolean;
  readonly hidden_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
  readonly skills: EndorsedSkillView[];
  readonly topic_ids: string[];
  readonly standing: StandingRow | null;
  readonly calendar: Calendar;
  readonly earnings: EarningsRow[];
  /** For whom the policy lets see it; never read for visitors. */
  readonly email: string | null;
}

const columns = [
  ...cardColumns,
  "bio",
  "cover_image_media_id",
  "city",
  "time_zone",
  "languages",
  "links",
  "hourly_rate_minor",
  "hourly_rate_currency",
  "availability",
  "available_from",
  "hours_per_week",
  "experience_level",
  "show_in_lists",
  "show_city",
  "show_hourly_rate",
  "show_earnings",
  "hidden_at",
  "created_at",
  "updated_at",
  "version",
] as const;

/** A person's skills in their order, as part of the row: one query, however many people a list has. */
export function skillsOf(userId: Expression<string>, limit: number): RawBuilder<UserSkill[]> {
  return sql<UserSkill[]>`coalesce((
    select json_agg(json_build_object('skill_id', s.skill_id, 'slug', s.slug, 'name', s.name, 'level', us.level, 'years', us.years) order by us.position)
    from (select * from users.user_skills where user_id = ${userId} order by position limit ${sql.lit(limit)}) us
    join users.skills s on s.skill_id = us.skill_id), '[]'::json)`;
}

interface Asked {
  readonly userId: string;
  readonly viewerId: string | null;
}

/** The one row of a profile with all its parts: most of what it would cost is its plan, so it is sent under a name. */
const profileFor = (reader: "visitor" | "viewer") =>
  prepared(`users.profile ${reader}`, (db, asked: Asked) =>
    db
      .selectFrom("users.users")
      .select(columns)
      .select((eb) => [
        endorsedSkillsOf(eb.ref("users.users.user_id"), reader === "visitor" ? null : asked.viewerId, 100).as("skills"),
        (reader === "visitor" ? sql<null>`null::text` : shownEmail(eb.ref("users.users.user_id"))).as("email"),
        sql<
          string[]
        >`array(select topic_id::text from users.user_interests i where i.user_id = users.users.user_id order by position)`.as(
          "topic_ids",
        ),
        shownStanding(eb.ref("users.users.user_id")).as("standing"),
        shownCalendar(eb.ref("users.users.user_id")).as("calendar"),
        earningsOf(eb.ref("users.users.user_id")).as("earnings"),
      ])
      .where("user_id", "=", asked.userId)
      .where("erased_at", "is", null),
  );
const forVisitor = profileFor("visitor");
const forViewer = profileFor("viewer");

/** A profile as this person reads it, unless it is erased; hidden ones too, so the caller judges who may see it. */
export async function findProfile(db: Db, userId: string, viewerId: string | null): Promise<ProfileRow | null> {
  const [row] = await (viewerId === null ? forVisitor : forViewer)(db, { userId, viewerId });
  // Both were checked against their schemas when they were stored.
  return row
    ? { ...row, languages: row.languages as ProfileRow["languages"], links: row.links as ProfileRow["links"] }
    : null;
}

export interface ProfileChange {
  readonly handle?: string;
  readonly name?: string;
  readonly headline?: string;
  readonly bio?: string;
  readonly country?: string | null;
  readonly city?: string | null;
  readonly time_zone?: string | null;
  readonly languages?: string;
  readonly links?: string;
  readonly hourly_rate_minor?: bigint | null;
  readonly hourly_rate_currency?: string | null;
  readonly rate_rank?: bigint | null;
  readonly availability?: string;
  readonly available_from?: string | null;
  readonly hours_per_week?: number | null;
  readonly experience_level?: string | null;
  readonly profile_image_media_id?: string | null;
  readonly cover_image_media_id?: string | null;
}

/** Changes a profile and counts its version up; gives the new version, or null where there is no such person any more. */
export async function updateProfile(tx: Tx, userId: string, change: ProfileChange, at: Date): Promise<number | null> {
  const row = await tx
    .updateTable("users.users")
    .set((eb) => ({
      ...change,
      // Who takes another handle no longer keeps one that looked like somebody's from before that was refused.
      ...(change.handle === undefined
        ? {}
        : { skeleton_shared: sql<boolean>`skeleton_shared and handle = ${change.handle}` }),
      updated_at: at,
      version: eb("version", "+", 1),
    }))
    .where("user_id", "=", userId)
    .where("erased_at", "is", null)
    .returning("version")
    .executeTakeFirst();
  return row?.version ?? null;
}

export async function lockProfile(
  tx: Tx,
  userId: string,
): Promise<{ version: number; handle: string; name: string; created_at: Date } | null> {
  const row = await tx
    .selectFrom("users.users")
    .select(["version", "handle", "name", "created_at"])
    .where("user_id", "=", userId)
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}
