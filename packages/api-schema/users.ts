// People: profiles, skills, interests, settings, blocks; and the reference lists profiles are made of.
import { type Static, Type } from "typebox";
import { AnyRole, openRoles, SignUpAnswer, SignUpBody } from "./auth.ts";
import {
  CurrencyCode,
  Day,
  Id,
  Instant,
  Line,
  MoneyInput,
  MoneyView,
  nullable,
  oneOf,
  Prose,
  pageOf,
  pageQuery,
  record,
  route,
  sortedBy,
  Version,
} from "./core.ts";
import { entitlementRoutes } from "./entitlements.ts";
import { referenceRoutes } from "./people-reference.ts";
import { Names } from "./said-in-each.ts";
import { SettingsView, settingsRoutes, TimeZone } from "./settings.ts";
import { EndorsedSkillView, ExperienceLevel, SkillsBody, UserSkillView } from "./skill-views.ts";
import { BadgeKey, standingFields } from "./standing-views.ts";

export const availabilityStates = ["now", "from_date", "part_time", "not_available"] as const;

export const peopleSorts = [
  "-completeness",
  "-success_score",
  "-rating",
  "-endorsements",
  "-created_at",
  "name",
  "hourly_rate",
  "-hourly_rate",
] as const;

export const Handle = Type.String({
  pattern: "^[a-z0-9](?:[a-z0-9-]{1,28})[a-z0-9]$",
  description: "3-30 of a-z, 0-9 and inner hyphens.",
});
export const CountryCode = Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2." });
const LanguageCode = Type.String({ pattern: "^[a-z]{2,3}$", description: "ISO 639." });

export const AvailabilityView = record({
  state: oneOf(...availabilityStates),
  /** With `from_date`. */
  from: nullable(Day),
  /** With `part_time`: hours a week. */
  hours_per_week: nullable(Type.Integer({ minimum: 1, maximum: 80 })),
});
export const TopicRef = record({ topic_id: Id, slug: Type.String(), name: Type.String(), names: Names });
export const LinkView = record({ label: Type.String(), url: Type.String() });
export const LanguageView = record({
  code: Type.String(),
  level: oneOf("basic", "conversational", "fluent", "native"),
});

/** How a person stands beside what they made: on cards, in lists of proposals, as the author of a review. */
export const UserCard = record({
  user_id: Id,
  handle: Type.String(),
  name: Type.String(),
  headline: Type.String(),
  profile_image: nullable(Type.String()),
  country: nullable(Type.String()),
  user_type: AnyRole,
  works: Type.Boolean({ description: "Wears the freelancer’s hat, first or beside another: may be made an offer." }),
  verified: Type.Boolean({ description: "The e-mail address is verified." }),
});
export type UserCard = Static<typeof UserCard>;

/** A person in a list of people. */
export const PersonView = record({
  ...UserCard.properties,
  ...standingFields,
  city: nullable(Type.String()),
  hourly_rate: nullable(MoneyView),
  availability: AvailabilityView,
  experience_level: nullable(ExperienceLevel),
  skills: Type.Array(UserSkillView, { description: "The first six." }),
  created_at: Instant,
});
export type PersonView = Static<typeof PersonView>;

export const UserView = record({
  ...UserCard.properties,
  ...standingFields,
  bio: Type.String(),
  email: nullable(Type.String({ description: "Shown to the person themselves and to administrators; else null." })),
  cover_image: nullable(Type.String()),
  profile_image_media_id: nullable(Id),
  cover_image_media_id: nullable(Id),
  city: nullable(Type.String()),
  time_zone: nullable(Type.String()),
  languages: Type.Array(LanguageView),
  hourly_rate: nullable(MoneyView),
  availability: AvailabilityView,
  experience_level: nullable(ExperienceLevel),
  earned_over: nullable(
    record(MoneyView.properties, { description: "The lower end of a band in euros, if its owner shows it." }),
  ),
  links: Type.Array(LinkView),
  skills: Type.Array(EndorsedSkillView),
  interests: Type.Array(TopicRef),
  listed: Type.Boolean({ description: "Whether lists, search and search engines may show the person." }),
  created_at: Instant,
  updated_at: Instant,
  version: Type.Integer(),
  can: Type.Array(oneOf("edit", "erase", "block")),
});
export type UserView = Static<typeof UserView>;

const editable = {
  name: Line(80),
  handle: Handle,
  headline: Line(120, 0),
  bio: Prose(5_000),
  country: nullable(CountryCode),
  city: nullable(Line(80)),
  time_zone: nullable(TimeZone),
  languages: Type.Array(record({ code: LanguageCode, level: LanguageView.properties.level }), { maxItems: 20 }),
  hourly_rate: nullable(MoneyInput),
  availability: AvailabilityView,
  experience_level: nullable(ExperienceLevel),
  links: Type.Array(
    record({ label: Line(40), url: Type.String({ maxLength: 300, pattern: '^https?://[^\\s\\u0000-\\u001f<>"]+$' }) }),
    { maxItems: 10 },
  ),
  profile_image_media_id: nullable(Id),
  cover_image_media_id: nullable(Id),
};
/** PUT replaces everything a person may edit of their profile. */
export const ProfileBody = record({ ...editable, version: Type.Optional(Type.Integer({ minimum: 1 })) });
export type ProfileBody = Static<typeof ProfileBody>;
/** PATCH (merge patch): only what is given changes. */
export const ProfilePatch = record({
  name: Type.Optional(editable.name),
  handle: Type.Optional(editable.handle),
  headline: Type.Optional(editable.headline),
  bio: Type.Optional(editable.bio),
  country: Type.Optional(editable.country),
  city: Type.Optional(editable.city),
  time_zone: Type.Optional(editable.time_zone),
  languages: Type.Optional(editable.languages),
  hourly_rate: Type.Optional(editable.hourly_rate),
  availability: Type.Optional(editable.availability),
  experience_level: Type.Optional(editable.experience_level),
  links: Type.Optional(editable.links),
  profile_image_media_id: Type.Optional(editable.profile_image_media_id),
  cover_image_media_id: Type.Optional(editable.cover_image_media_id),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type ProfilePatch = Static<typeof ProfilePatch>;

export const MeView = record({ user: UserView, settings: SettingsView, roles: Type.Array(AnyRole) });
export type MeView = Static<typeof MeView>;

export const BlockView = record({ user: UserCard, kind: oneOf("block", "mute"), created_at: Instant });
export type BlockView = Static<typeof BlockView>;

const userParams = record({ user_id: Id });

const handleFaults = ["user.handle_taken", "user.handle_changed_often", "user.handle_reserved"] as const;
const profileFaults = ["user.not_found", ...handleFaults, "user.bad_field", "request.stale"] as const;

export const usersApi = {
  ...entitlementRoutes,
  ...referenceRoutes,
  listUsers: route({
    method: "GET",
    path: "/api/users",
    summary:
      "People who say something of themselves, filtered and sorted; words in `q` find the others too. Hidden and blocked people never show.",
    access: "public",
    scope: "users:read",
    query: record({
      user_type: Type.Optional(
        Type.Array(oneOf(...openRoles), { maxItems: 3, description: "The hat that comes first." }),
      ),
      works: Type.Optional(Type.Boolean()),
      skills: Type.Optional(
        Type.Array(Type.String({ maxLength: 80 }), { maxItems: 20, description: "Skill slugs; any of them." }),
      ),
      country: Type.Optional(Type.Array(CountryCode, { maxItems: 20 })),
      experience_level: Type.Optional(Type.Array(ExperienceLevel, { maxItems: 3 })),
      availability: Type.Optional(Type.Array(oneOf(...availabilityStates), { maxItems: 4 })),
      hourly_rate_min: Type.Optional(
        Type.String({ pattern: "^[0-9]{1,15}$", description: "Minor units of `currency`." }),
      ),
      hourly_rate_max: Type.Optional(
        Type.String({ pattern: "^[0-9]{1,15}$", description: "Minor units of `currency`." }),
      ),
      /** Of the bounds: rates in all currencies are compared by the reference rates. */
      currency: Type.Optional(CurrencyCode),
      languages: Type.Optional(
        Type.Array(LanguageCode, { minItems: 1, maxItems: 20, description: "Who speaks any of them." }),
      ),
      badges: Type.Optional(Type.Array(BadgeKey, { maxItems: 20, description: "Who holds any of them." })),
      rating_min: Type.Optional(
        Type.Number({
          minimum: 1,
          maximum: 5,
          description: "By `score` of GET /api/ratings; who has no reviews is left out.",
        }),
      ),
      q: Type.Optional(
        Type.String({ maxLength: 100, description: "In name, handle or headline, or meaning a skill." }),
      ),
      /**
       * Without one: profiles that say something first, the newest of them before the others. `-endorsements` goes by who
       * vouches for the skills of `skills`, and needs them.
       */
      sort: Type.Optional(oneOf(...peopleSorts)),
      ...pageQuery,
    }),
    response: pageOf(PersonView),
    errors: ["user.bad_field"],
  }),
  createUser: route({
    method: "POST",
    path: "/api/users",
    summary: "Open an account: the same as /api/auth/sign-up.",
    access: "public",
    rate: "auth",
    body: SignUpBody,
    response: SignUpAnswer,
    status: 202,
    errors: ["auth.weak_password"],
  }),
  getUser: route({
    method: "GET",
    path: "/api/users/:user_id",
    summary: "A person's profile.",
    access: "public",
    scope: "users:read",
    params: userParams,
    response: UserView,
    errors: ["user.not_found"],
  }),
  getUserByHandle: route({
    method: "GET",
    path: "/api/users/by-handle/:handle",
    summary: "A person's profile by their handle.",
    access: "public",
    scope: "users:read",
    params: record({ handle: Handle }),
    response: UserView,
    errors: ["user.not_found"],
  }),
  replaceUser: route({
    method: "PUT",
    path: "/api/users/:user_id",
    summary: "Replace one's profile.",
    access: "signed_in",
    scope: "users:write",
    params: userParams,
    body: ProfileBody,
    response: UserView,
    errors: profileFaults,
  }),
  patchUser: route({
    method: "PATCH",
    path: "/api/users/:user_id",
    summary: "Change parts of one's profile.",
    access: "signed_in",
    scope: "users:write",
    params: userParams,
    body: ProfilePatch,
    response: UserView,
    errors: profileFaults,
  }),
  eraseUser: route({
    method: "DELETE",
    path: "/api/users/:user_id",
    summary: "Erase one's account: profile and sign-in go now; what law makes us keep stays under a pseudonym.",
    access: "signed_in",
    params: userParams,
    body: record({
      password: Type.String({ minLength: 1, maxLength: 1_000 }),
      /**
       * What lies in a wallet and is finer than the provider pays out is given up; less than the smallest payout too, where
       * nothing can be paid out to its owner.
       */
      give_up_rests: Type.Optional(Type.Boolean()),
    }),
    errors: [
      "user.not_found",
      "user.erasure_blocked",
      "auth.last_admin",
      "auth.wrong_password",
      "auth.too_many_attempts",
    ],
  }),
  getSkills: route({
    method: "GET",
    path: "/api/users/:user_id/skills",
    summary: "A person's skills, in their order.",
    access: "public",
    scope: "users:read",
    params: userParams,
    response: record({ data: Type.Array(UserSkillView), version: Version }),
    errors: ["user.not_found"],
  }),
  putSkills: route({
    method: "PUT",
    path: "/api/users/:user_id/skills",
    summary: "Replace one's skills; the order is kept.",
    access: "signed_in",
    scope: "users:write",
    params: userParams,
    body: SkillsBody,
    response: record({ data: Type.Array(UserSkillView), version: Version }),
    errors: ["user.not_found", "user.unknown_skill", "request.stale"],
  }),
  getInterests: route({
    method: "GET",
    path: "/api/users/:user_id/interests",
    summary: "The topics a person is interested in.",
    access: "public",
    scope: "users:read",
    params: userParams,
    response: record({ data: Type.Array(TopicRef), version: Version }),
    errors: ["user.not_found"],
  }),
  putInterests: route({
    method: "PUT",
    path: "/api/users/:user_id/interests",
    summary: "Replace one's interests.",
    access: "signed_in",
    scope: "users:write",
    params: userParams,
    body: record({
      topic_ids: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
      version: Type.Optional(Version),
    }),
    response: record({ data: Type.Array(TopicRef), version: Version }),
    errors: ["user.not_found", "user.unknown_topic", "request.stale"],
  }),
  me: route({
    method: "GET",
    path: "/api/users/me",
    summary: "Your own profile, settings and roles.",
    access: "signed_in",
    scope: "users:read",
    response: MeView,
  }),
  ...settingsRoutes,
  listBlocks: route({
    method: "GET",
    path: "/api/users/me/blocks",
    summary: "Whom you blocked or muted.",
    access: "signed_in",
    scope: "users:read",
    query: record({ ...pageQuery, ...sortedBy("-created_at") }),
    response: pageOf(BlockView),
  }),
  addBlock: route({
    method: "POST",
    path: "/api/users/me/blocks",
    summary: "Block (you vanish from each other) or mute (you see nothing of them). Blocking replaces muting.",
    access: "signed_in",
    scope: "users:write",
    body: record({ user_id: Id, kind: oneOf("block", "mute") }),
    response: BlockView,
    errors: ["user.not_found", "user.block_self"],
  }),
  removeBlock: route({
    method: "DELETE",
    path: "/api/users/me/blocks/:user_id",
    summary: "Take a block or mute back. Answers the same when there is none.",
    access: "signed_in",
    scope: "users:write",
    params: userParams,
  }),
};
