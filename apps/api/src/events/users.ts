import { Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

const userId = { user_id: Type.String() };

/** Name, headline, rate, place, skills or anything else of a public profile changed. */
export const profileChanged = defineEvent("users.profile_changed", Type.Object(userId));
export const interestsChanged = defineEvent(
  "users.interests_changed",
  Type.Object({ ...userId, topic_ids: Type.Array(Type.String()) }),
);
/** `kind` is null when a block or mute was taken back. */
export const blockChanged = defineEvent(
  "users.block_changed",
  Type.Object({ ...userId, other_id: Type.String(), kind: Type.Union([Type.String(), Type.Null()]) }),
);
/** Somebody vouches for a skill of `user_id`. */
export const skillEndorsed = defineEvent(
  "users.skill_endorsed",
  Type.Object({ ...userId, endorsed_by: Type.String(), name: Type.String(), skill: Type.String() }),
);
/** `decision`: verified or refused. */
export const certificationDecided = defineEvent(
  "users.certification_decided",
  Type.Object({
    ...userId,
    certification_id: Type.String(),
    name: Type.String(),
    decision: Type.String(),
    reason: Type.Union([Type.String(), Type.Null()]),
  }),
);
const badgeWords = Type.Object({ name: Type.String(), reason: Type.String() });
/** What was measured (`value`) and what the rule asked for (`needed`). A badge that ends is told to nobody. */
export const badgeEarned = defineEvent(
  "users.badge_earned",
  Type.Object({
    ...userId,
    handle: Type.String(),
    badge: Type.String(),
    value: Type.Integer(),
    needed: Type.Integer(),
    // In each language. Optional, as news of before this was told may still be on its way.
    words: Type.Optional(Type.Object({ en: badgeWords, de: badgeWords })),
  }),
);
/** Somebody is asked to belong to an organisation; `name` is the organisation's. */
export const organisationInvited = defineEvent(
  "users.organisation_invited",
  Type.Object({
    ...userId,
    organisation_id: Type.String(),
    invitation_id: Type.String(),
    invited_by: Type.String(),
    inviter: Type.String(),
    name: Type.String(),
  }),
);
/** `user_ids`: who belonged to it, without who closed it. */
export const organisationClosed = defineEvent(
  "users.organisation_closed",
  Type.Object({ organisation_id: Type.String(), name: Type.String(), user_ids: Type.Array(Type.String()) }),
);
/** The last owner left Kogi: `user_id` owns it from now on. */
export const organisationInherited = defineEvent(
  "users.organisation_inherited",
  Type.Object({ ...userId, organisation_id: Type.String(), handle: Type.String(), name: Type.String() }),
);
/** Somebody took an invitation, and is `role` in the organisation from then on. */
export const organisationJoined = defineEvent(
  "users.organisation_joined",
  Type.Object({ ...userId, organisation_id: Type.String(), role: Type.String() }),
);
/** Somebody belongs to an organisation no longer; `by_id` is who took them out, themselves, or null after an erasure. */
export const organisationLeft = defineEvent(
  "users.organisation_left",
  Type.Object({
    ...userId,
    organisation_id: Type.String(),
    by_id: Type.Union([Type.String(), Type.Null()]),
    name: Type.String(),
  }),
);
/** `role`: what `user_id` is in the organisation from then on, given by `by_id`, who may be themselves. */
export const organisationRoleChanged = defineEvent(
  "users.organisation_role_changed",
  Type.Object({
    ...userId,
    organisation_id: Type.String(),
    by_id: Type.String(),
    handle: Type.String(),
    name: Type.String(),
    role: Type.String(),
  }),
);
/** The copy of their data that somebody asked for can be fetched until `expires_at`. */
export const exportReady = defineEvent(
  "users.export_ready",
  Type.Object({
    ...userId,
    export_id: Type.String(),
    expires_at: Type.String(),
    // Missing in news of before: originals without room in the copy, and the names of the first of them.
    left_out_count: Type.Optional(Type.Integer()),
    left_out: Type.Optional(Type.Array(Type.String())),
  }),
);
/** The profile was emptied; modules that keep copies of it empty theirs. */
export const userErased = defineEvent("users.erased", Type.Object(userId));
