// How skills stand in answers: named, on a person, and with who vouches for them.
import { type Static, Type } from "typebox";
import { Id, nullable, oneOf, record, Version } from "./core.ts";

export const experienceLevels = ["entry", "intermediate", "expert"] as const;
export const ExperienceLevel = oneOf(...experienceLevels);

export const SkillRef = record({ skill_id: Id, slug: Type.String(), name: Type.String() });
export const UserSkillView = record({
  skill_id: Id,
  slug: Type.String(),
  name: Type.String(),
  level: ExperienceLevel,
  years: nullable(Type.Integer()),
});
export const PROFILE_SKILLS_MAX = 30;
/** All that a person has, in their order. */
export const SkillsBody = record({
  skills: Type.Array(
    record({
      skill_id: Id,
      level: ExperienceLevel,
      years: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 60 }))),
    }),
    { maxItems: PROFILE_SKILLS_MAX },
  ),
  version: Type.Optional(Version),
});
/** A skill on a profile, with who vouches for it as far as the reader may see them. */
export const EndorsedSkillView = record({
  ...UserSkillView.properties,
  endorsements: record({
    count: Type.Integer(),
    worked_together: Type.Integer({ description: "Of these, by people who finished a contract with this person." }),
    weight: Type.Integer({ description: "Of all of them together." }),
    first: Type.Array(record({ handle: Type.String(), name: Type.String() }), {
      description: "The two whose word weighs most.",
    }),
    by_me: Type.Boolean(),
  }),
});
export type EndorsedSkillView = Static<typeof EndorsedSkillView>;
