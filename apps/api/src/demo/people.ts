// The people of the demo join, each on their day, with a filled profile and a face.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { readPicture } from "./pictures.ts";
import type { SeedPerson, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

/** A page of a portfolio that somebody looked at on a day, and where they came from. */
export interface Visit {
  readonly portfolioId: string;
  readonly pageId: string;
  readonly day: string;
  readonly viewer: string;
  readonly network: string;
  readonly source: "direct" | "kogi" | "search" | "social" | "other";
  readonly host: string;
}

/** What the demo needs of the modules beside their routes; given by whoever composes the application. */
export interface DemoDoors {
  /** Opens a verified account with the one password all demo people share. Gives its id. */
  openAccount(person: { email: string; name: string; userType: SeedPerson["user_type"] }): Promise<string>;
  /** Makes the sizes of a picture, before anybody has it. */
  preparePicture(content: Buffer): Promise<void>;
  /** Takes a picture in as this person's file. Equal pictures are worked on once. */
  ingest(file: { ownerId: string; content: Buffer; name: string; alt: string; at: Date }): Promise<string>;
  /** Counts looks of days gone by. */
  countViews(views: readonly Visit[]): Promise<void>;
  grantAdmin(userId: string): Promise<void>;
  /** Lets these people get mail again. */
  hearByMail(userIds: readonly string[]): Promise<void>;
}

export const emailOf = (person: { readonly handle: string }): string => `${person.handle}@demo.kogi.test`;

export function peopleScenes(seeds: Seeds, end: Date, doors: DemoDoors): readonly Scene[] {
  return seeds.people.map((person) => ({
    at: daysBefore(end, person.joined_days_ago, person.key),
    what: "people",
    pictures: person.picture ? [person.picture] : [],
    play: (stage) => joinKogi(stage, person, doors),
  }));
}

async function joinKogi(stage: Stage, person: SeedPerson, doors: DemoDoors): Promise<void> {
  const userId = await doors.openAccount({ email: emailOf(person), name: person.name, userType: person.user_type });
  stage.made.people.set(person.key, userId);
  const { users, notifications } = stage.as(person.key);
  const params = { user_id: userId };
  const face = person.picture ? await takePicture(stage, doors, userId, person.picture) : null;
  await users.patchUser({ params, body: { ...profileOf(person, stage.end), profile_image_media_id: face } });
  const skills = person.skills.map((skill) => ({
    skill_id: idBySlug(stage, "skills", skill.slug),
    level: LEVELS[skill.level] ?? "intermediate",
    years: skill.years,
  }));
  if (skills.length > 0) await users.putSkills({ params, body: { skills } });
  const topicIds = person.topics.map((slug) => idBySlug(stage, "topics", slug));
  if (topicIds.length > 0) await users.putInterests({ params, body: { topic_ids: topicIds } });
  // Nobody reads mail that demo people would get about each other; a visitor who acts as one of them gets theirs.
  await notifications.putPreferences({ body: { data: MAIL_OFF } });
}

const MAIL_OFF = (["hiring", "contracts", "money", "reviews", "account"] as const).map((category) => ({
  category,
  in_app: true,
  email: false,
}));
const LEVELS: Readonly<Record<string, "entry" | "intermediate" | "expert">> = {
  beginner: "entry",
  intermediate: "intermediate",
  advanced: "expert",
  expert: "expert",
};
const LANGUAGE_LEVELS: Readonly<Record<string, "conversational" | "fluent" | "native">> = {
  working: "conversational",
  fluent: "fluent",
  native: "native",
};

function profileOf(person: SeedPerson, end: Date) {
  const { handle, headline, bio, country, city, time_zone, experience_level } = person;
  return {
    handle,
    headline,
    bio,
    country,
    city,
    time_zone,
    experience_level,
    languages: person.languages.map(({ code, level }) => ({ code, level: LANGUAGE_LEVELS[level] ?? "fluent" })),
    hourly_rate:
      person.hourly_rate_minor === null
        ? null
        : { amount: String(person.hourly_rate_minor), currency: person.currency },
    ...(person.availability ? { availability: availabilityOf(person.availability, end) } : {}),
  };
}

function availabilityOf({ state, from_in_days, hours_a_week }: NonNullable<SeedPerson["availability"]>, end: Date) {
  if (state === "from")
    return {
      state: "from_date",
      from: addMs(end, (from_in_days ?? 14) * DAY_MS)
        .toISOString()
        .slice(0, 10),
      hours_per_week: null,
    } as const;
  if (state === "hours") return { state: "part_time", from: null, hours_per_week: hours_a_week ?? 20 } as const;
  return { state: state === "not" ? "not_available" : "now", from: null, hours_per_week: null } as const;
}

const bySlug = new WeakMap<Stage, { skills: Map<string, string>; topics: Map<string, string> }>();

/** Reads the skills and topics people choose from, once. */
export async function learnReference(stage: Stage): Promise<void> {
  const anybody = stage.app;
  const { db } = anybody.platform;
  const skills = await db.selectFrom("users.skills").select(["slug", "skill_id"]).execute();
  const topics = await db.selectFrom("trending.topics").select(["slug", "topic_id"]).execute();
  bySlug.set(stage, {
    skills: new Map(skills.map((one) => [one.slug, one.skill_id])),
    topics: new Map(topics.map((one) => [one.slug, one.topic_id])),
  });
}

function idBySlug(stage: Stage, kind: "skills" | "topics", slug: string): string {
  const id = bySlug.get(stage)?.[kind].get(slug);
  assert(id !== undefined, `the demo's ${kind} ${slug} is one of ours`);
  return id;
}

/** The picture as this person's own file. */
export async function takePicture(stage: Stage, doors: DemoDoors, ownerId: string, key: string): Promise<string> {
  const picture = stage.seeds.pictures.find((one) => one.key === key);
  assert(picture, `the demo picture ${key} is listed`);
  return doors.ingest({
    ownerId,
    content: await readPicture(stage.seeds, key),
    name: `${key}.webp`,
    alt: picture.alt,
    at: stage.app.platform.clock.now(),
  });
}
