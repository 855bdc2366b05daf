import type { PersonView, UserView } from "#api-schema/users.ts";
import { may } from "#modules/auth/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { availabilityBy, type Calendar } from "../calendar/calendar.rules.ts";
import { viewEarnings } from "../earnings/earnings.ts";
import { readTopics } from "../skills/topics.ts";
import { viewStanding } from "../standing/shown-standing.ts";
import { viewCard } from "./cards.ts";
import type { ProfileRow } from "./profile.repository.ts";
import { imageUrls } from "./profile-images.ts";

type RateRow = Pick<ProfileRow, "hourly_rate_minor" | "hourly_rate_currency">;
type AvailabilityRow = Pick<ProfileRow, "availability" | "available_from" | "hours_per_week">;

export function viewRate(row: RateRow): PersonView["hourly_rate"] {
  if (row.hourly_rate_minor === null || row.hourly_rate_currency === null) return null;
  return { amount: String(row.hourly_rate_minor), currency: row.hourly_rate_currency };
}

/** What somebody says in general. */
export function statedAvailability(row: AvailabilityRow): PersonView["availability"] {
  // The table's check allows nothing but the contract's words.
  const state = row.availability as PersonView["availability"]["state"];
  return { state, from: row.available_from, hours_per_week: row.hours_per_week };
}

/** How they can be hired now, with what their calendar says. */
export function viewAvailability(
  row: AvailabilityRow & { readonly calendar: Calendar },
  now: Date,
): PersonView["availability"] {
  return availabilityBy(statedAvailability(row), row.calendar, now.toISOString().slice(0, 10));
}

export function viewExperience(level: string | null): PersonView["experience_level"] {
  // The table's check allows nothing but the contract's words.
  return level as PersonView["experience_level"];
}

/** A whole profile as this viewer may see it: what its owner keeps private is null for others. */
export async function viewProfile(db: Db, row: ProfileRow, viewer: Actor | null, now: Date): Promise<UserView> {
  const own = viewer?.userId === row.user_id;
  const seesEmail = own || may(viewer, "users.see_email");
  const [urls, topics, earnedOver] = await Promise.all([
    imageUrls(db, [row.profile_image_media_id, row.cover_image_media_id]),
    row.topic_ids.length === 0 ? null : readTopics(db, row.topic_ids),
    row.show_earnings ? viewEarnings(row.earnings, now) : null,
  ]);
  return {
    ...viewCard(row, urls),
    ...viewStanding(row.standing),
    bio: row.bio,
    email: seesEmail ? row.email : null,
    cover_image: urls.get(row.cover_image_media_id ?? "") ?? null,
    profile_image_media_id: row.profile_image_media_id,
    cover_image_media_id: row.cover_image_media_id,
    city: own || row.show_city ? row.city : null,
    // It tells the city, or nearly.
    time_zone: own || row.show_city ? row.time_zone : null,
    languages: row.languages,
    hourly_rate: own || row.show_hourly_rate ? viewRate(row) : null,
    availability: viewAvailability(row, now),
    earned_over: earnedOver,
    experience_level: viewExperience(row.experience_level),
    links: row.links,
    skills: row.skills,
    interests: row.topic_ids.flatMap((id) => {
      const topic = topics?.get(id);
      return topic ? [{ topic_id: topic.topic_id, slug: topic.slug, name: topic.name, names: topic.names }] : [];
    }),
    listed: row.show_in_lists,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    version: row.version,
    can: permissionsOn(row.user_id, viewer),
  };
}

function permissionsOn(userId: string, viewer: Actor | null): UserView["can"] {
  if (viewer === null) return [];
  if (viewer.userId === userId) return ["edit", "erase"];
  return may(viewer, "users.erase_others") ? ["block", "erase"] : ["block"];
}
