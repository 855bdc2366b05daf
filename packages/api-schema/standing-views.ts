// How people stand by what they did here: their success score, their badges, how fast they answer.
import { type Static, Type } from "typebox";
import { Id, Instant, nullable, oneOf, record } from "./core.ts";
import { Names, saidInEach } from "./said-in-each.ts";

/** Badges are data: more of them may be made than any page knows. */
export const BadgeKey = Type.String({
  pattern: "^[a-z][a-z0-9_]{0,39}$",
  description: "Such as top_rated; GET /api/badges lists all of them.",
});

/** How far somebody has come with the work they do here. */
export const LevelRuleView = record({
  level: Type.Integer({ minimum: 1 }),
  names: Names,
  contracts_min: Type.Integer({ description: "Finished ones in which they did the work." }),
  clients_min: Type.Integer(),
  score_min: nullable(Type.Integer()),
});
export type LevelRuleView = Static<typeof LevelRuleView>;

/** Parts of every view of a person. */
export const standingFields = {
  success_score: nullable(
    Type.Integer({ minimum: 0, maximum: 100, description: "Which share of their contracts ended well." }),
  ),
  answers_within: nullable(oneOf("hour", "hours", "day", "days", "later")),
  badges: Type.Array(BadgeKey, { description: "Those they hold, the weightiest first." }),
  level: nullable(
    record({
      level: LevelRuleView.properties.level,
      of: Type.Integer({ description: "How many levels there are." }),
      names: LevelRuleView.properties.names,
    }),
  ),
};
const StandingView = record(standingFields);
export type StandingView = Static<typeof StandingView>;

const BadgeWords = saidInEach(record({ name: Type.String(), reason: Type.String() }));
export type BadgeWords = Static<typeof BadgeWords>;

/** A badge that can be earned. `icon` is a hint for pages. */
export const BadgeRuleView = record({
  badge: BadgeKey,
  icon: Type.String(),
  award: Type.Boolean({ description: "Kept for good; others end when they are no longer earned." }),
  names: Names,
});
export type BadgeRuleView = Static<typeof BadgeRuleView>;

export const BadgeView = record({
  badge_id: Id,
  badge: BadgeRuleView.properties.badge,
  icon: BadgeRuleView.properties.icon,
  award: BadgeRuleView.properties.award,
  reason: Type.String({ description: "In English." }),
  words: BadgeWords,
  value: Type.Integer({ description: "What was measured when it was earned." }),
  needed: Type.Integer({ description: "What the rule asked for then." }),
  score_min: nullable(Type.Integer({ description: "With a score to be held: the one the rule asked for then." })),
  earned_at: Instant,
  ended_at: nullable(Instant),
});
export type BadgeView = Static<typeof BadgeView>;

const Ending = oneOf("liked", "unreviewed", "mixed", "shared", "disliked", "lost", "given_up");
const share = Type.Integer({ description: "How much of its weight counts, in hundredths." });

export const SuccessView = record({
  score: standingFields.success_score,
  rule: record({
    window_days: Type.Integer(),
    recent_days: Type.Integer({ description: "What ended within these weighs twice." }),
    contracts_min: Type.Integer(),
    clients_min: Type.Integer(),
    shares: Type.Array(record({ ending: Ending, share })),
    levels: Type.Array(LevelRuleView),
  }),
  numbers: nullable(
    record(
      {
        contracts: Type.Integer({ description: "Counted ones." }),
        clients: Type.Integer(),
        factors: Type.Array(record({ ending: Ending, contracts: Type.Integer(), weight: Type.Integer(), share })),
        answers: record({ counted: Type.Integer(), median_minutes: nullable(Type.Integer()) }),
      },
      { description: "For the person themselves." },
    ),
  ),
});
export type SuccessView = Static<typeof SuccessView>;
