// What auth and this module know of a person. Column by column: a new column is not given out because it exists.
import { accountFacts } from "#modules/auth/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import type { ExportedData } from "./export-parts.ts";

export async function exportProfile({ db }: Platform, userId: string): Promise<ExportedData> {
  return {
    tables: {
      ...(await accountFacts(db, userId)),
      ...(await profileFacts(db, userId)),
      ...(await skillFacts(db, userId)),
      ...(await figureFacts(db, userId)),
      ...(await companyFacts(db, userId)),
    },
  };
}

async function profileFacts(db: Db, userId: string) {
  const profile = await db
    .selectFrom("users.users")
    .select(["user_id", "handle", "name", "user_type", "headline", "bio", "country", "city", "time_zone", "languages"])
    .select(["hourly_rate_minor", "hourly_rate_currency", "availability", "available_from", "hours_per_week"])
    .select(["experience_level", "links", "verified", "show_in_lists", "show_city", "show_hourly_rate"])
    .select(["show_earnings", "completeness", "profile_image_media_id", "cover_image_media_id"])
    .select(["created_at", "updated_at"])
    .where("user_id", "=", userId)
    .execute();
  const preferences = await db
    .selectFrom("users.preferences")
    .select(["locale", "time_zone", "display_currency", "updated_at"])
    .where("user_id", "=", userId)
    .execute();
  const history = await db
    .selectFrom("users.history")
    .select(["title", "organisation", "from_month", "to_month", "description"])
    .where("user_id", "=", userId)
    .orderBy("position")
    .execute();
  const certifications = await db
    .selectFrom("users.certifications")
    .select([
      "name",
      "issuer",
      "issued_on",
      "expires_on",
      "url",
      "state",
      "decided_at",
      "reason",
      "evidence_media_id",
      "created_at",
    ])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const past_handles = await db
    .selectFrom("users.past_handles")
    .select(["handle", "given_up_at"])
    .where("user_id", "=", userId)
    .execute();
  return { profile, preferences, history, certifications, past_handles };
}

async function skillFacts(db: Db, userId: string) {
  const skills = await db
    .selectFrom("users.user_skills as own")
    .innerJoin("users.skills as skill", "skill.skill_id", "own.skill_id")
    .select(["skill.slug", "skill.name", "own.level", "own.years"])
    .where("own.user_id", "=", userId)
    .orderBy("own.position")
    .execute();
  const interests = await db
    .selectFrom("users.user_interests")
    .select("topic_id")
    .where("user_id", "=", userId)
    .orderBy("position")
    .execute();
  const endorsements = await db
    .selectFrom("users.endorsements as given")
    .innerJoin("users.skills as skill", "skill.skill_id", "given.skill_id")
    .select(["given.user_id", "given.endorsed_by", "skill.slug", "given.created_at"])
    .where((eb) => eb.or([eb("given.user_id", "=", userId), eb("given.endorsed_by", "=", userId)]))
    .orderBy("given.created_at")
    .execute();
  return { skills, interests, endorsements };
}

async function figureFacts(db: Db, userId: string) {
  const badges = await db
    .selectFrom("users.badges")
    .select(["badge", "earned_at", "value", "needed", "score_min", "ended_at"])
    .where("user_id", "=", userId)
    .orderBy("earned_at")
    .execute();
  const standing = await db
    .selectFrom("users.standings")
    .select(["success_score", "answer_minutes", "level", "evaluated_at"])
    .where("user_id", "=", userId)
    .execute();
  const earnings = await db
    .selectFrom("users.earnings")
    .select(["currency", "earned_minor"])
    .where("user_id", "=", userId)
    .execute();
  const away = await db
    .selectFrom("users.away")
    .select(["from_day", "to_day"])
    .where("user_id", "=", userId)
    .orderBy("from_day")
    .execute();
  const month_hours = await db
    .selectFrom("users.month_hours")
    .select(["month", "hours_per_week"])
    .where("user_id", "=", userId)
    .orderBy("month")
    .execute();
  return { badges, standing, earnings, away, month_hours };
}

/** Whom they stand with, and whom they keep away. Who blocked them is not theirs to know. */
async function companyFacts(db: Db, userId: string) {
  const blocks = await db
    .selectFrom("users.blocks")
    .select(["other_id", "kind", "created_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const organisations = await db
    .selectFrom("users.organisation_members as member")
    .innerJoin("users.organisations as organisation", "organisation.organisation_id", "member.organisation_id")
    .select(["member.organisation_id", "organisation.name", "member.role", "member.title", "member.shown"])
    .select("member.joined_at")
    .where("member.user_id", "=", userId)
    .orderBy("member.joined_at")
    .execute();
  const organisation_invitations = await db
    .selectFrom("users.organisation_invitations")
    .select(["organisation_id", "role", "state", "created_at", "expires_at", "ended_at"])
    .where("user_id", "=", userId)
    .orderBy("created_at")
    .execute();
  const exports = await db
    .selectFrom("users.exports")
    .select(["export_id", "state", "asked_at", "ready_at", "expires_at"])
    .where("user_id", "=", userId)
    .orderBy("asked_at")
    .execute();
  return { blocks, organisations, organisation_invitations, exports };
}
