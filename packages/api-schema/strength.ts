// How complete one's own profile is; nobody else is told.
import { type Static, Type } from "typebox";
import { nullable, oneOf, record, route } from "./core.ts";

export const strengthSteps = [
  "picture",
  "headline",
  "bio",
  "skills",
  "portfolio",
  "rate",
  "experience",
  "place",
  "languages",
  "interests",
] as const;
export type StrengthStep = (typeof strengthSteps)[number];

const StrengthView = record({
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
  steps: Type.Array(record({ step: oneOf(...strengthSteps), weight: Type.Integer(), done: Type.Boolean() })),
  next: nullable(oneOf(...strengthSteps)),
});
export type StrengthView = Static<typeof StrengthView>;

export const strengthApi = {
  getStrength: route({
    method: "GET",
    path: "/api/users/me/strength",
    summary: "How complete your profile is, step by step, and which step would add most.",
    access: "signed_in",
    scope: "users:read",
    response: StrengthView,
  }),
};
