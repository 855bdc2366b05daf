// What a person may take along of their reputation, signed, so that others can believe it elsewhere.
import { type Static, Type } from "typebox";
import { Id, Instant, nullable, record, route } from "./core.ts";
import { BadgeView, standingFields } from "./standing-views.ts";

const Rating = record({
  average: nullable(Type.Number()),
  score: nullable(Type.Number({ description: "The Bayesian mean, which ranks and which pages show." })),
  reviews_count: Type.Integer(),
});

export const ReputationClaims = record({
  iss: Type.String({ description: "Where it was signed: this Kogi's address." }),
  sub: Type.String({ description: "The person's profile here." }),
  iat: Type.Integer({ description: "When, in seconds since 1970." }),
  user_id: Id,
  name: Type.String(),
  member_since: Instant,
  contracts_completed: Type.Integer(),
  rating: Type.Unsafe<Static<typeof Rating>>({ ...Rating, description: "For the work they did." }),
  rating_as_client: Rating,
  success_score: standingFields.success_score,
  level: standingFields.level,
  answers_within: standingFields.answers_within,
  badges: Type.Array(record({ badge: BadgeView.properties.badge, reason: Type.String(), earned_at: Instant }), {
    description: "Those that are held.",
  }),
  reviews: Type.Array(
    record({
      contract_title: nullable(Type.String()),
      author: Type.String(),
      author_role: Type.String(),
      overall: Type.Number(),
      text: Type.String(),
      revealed_at: nullable(Instant),
    }),
    { description: "The newest hundred." },
  ),
  reviews_left_out: Type.Integer({ description: "How many older ones are not among them." }),
  skills: Type.Array(
    record({
      name: Type.String(),
      level: Type.String(),
      endorsed_by: Type.Integer(),
      worked_together: Type.Integer(),
    }),
  ),
  certifications: Type.Array(
    record({
      name: Type.String(),
      issuer: Type.String(),
      issued_on: Type.String(),
      expires_on: nullable(Type.String()),
    }),
    { description: "Confirmed ones that are still valid." },
  ),
});
export type ReputationClaims = Static<typeof ReputationClaims>;

const PublicKey = record({
  kty: Type.String(),
  crv: Type.String(),
  x: Type.String(),
  kid: Type.String(),
  alg: Type.String(),
  use: Type.String(),
});
export type PublicKey = Static<typeof PublicKey>;

export const reputationRoutes = {
  exportReputation: route({
    method: "GET",
    path: "/api/users/:user_id/reputation",
    summary: "One's own reputation as signed claims (a compact JWS, EdDSA).",
    access: "signed_in",
    scope: "users:read",
    params: record({ user_id: Id }),
    response: record({ claims: ReputationClaims, jws: Type.String() }),
    errors: ["user.not_found"],
  }),
  reputationKeys: route({
    method: "GET",
    path: "/api/reputation/keys",
    summary: "The keys that signed claims are verified with (a JSON Web Key Set).",
    access: "public",
    response: record({ keys: Type.Array(PublicKey) }),
  }),
};
