// How people stand by what they did here: their success score, their badges, how fast they answer.
import { type Static, Type } from "typebox";
import { Id, Instant, nullable, oneOf, record } from "./core.ts";

export const badgeNames = ["top_rated", "ten_five_stars", "fast_answer", "first_project"] as const;
export type BadgeName = (typeof badgeNames)[number];

/** Parts of every view of a person. */
export const standingFields = {
  success_score: nullable(
    Type.Integer({ minimum: 0, maximum: 100, description: "Which share of their contracts ended well." }),
  ),
  answers_within: nullable(oneOf("hour", "hours", "day", "days", "later")),
  badges: Type.Array(oneOf(...badgeNames), { description: "Those they hold, the weightiest first." }),
};
const StandingView = record(standingFields);
export type StandingView = Static<typeof StandingView>;

export const BadgeView = record({
  badge_id: Id,
  badge: oneOf(...badgeNames),
  award: Type.Boolean({ description: "Kept for good; others end when they are no longer earned." }),
  reason: Type.String({ description: "In English." }),
  value: Type.Integer({ description: "What was measured when it was earned." }),
  needed: Type.Integer({ description: "What the rule asked for." }),
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
