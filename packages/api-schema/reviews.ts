// Reviews after a contract: written blind, shown together.
import { type Static, Type } from "typebox";
import { Id, Instant, nullable, oneOf, Prose, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { UserCard } from "./users.ts";

const Stars = Type.Integer({ minimum: 1, maximum: 5 });
export const reviewCriteria = ["quality", "communication", "expertise", "deadlines", "cooperation"] as const;
const criteria = { quality: Stars, communication: Stars, expertise: Stars, deadlines: Stars, cooperation: Stars };

export const ReviewView = record({
  review_id: Id,
  contract_id: Id,
  /** Null where its post was not for everybody: then its two sides alone read it. */
  contract_title: nullable(Type.String()),
  author: UserCard,
  /** Whom the review is about. */
  user_id: Id,
  author_role: oneOf("client", "freelancer"),
  ...criteria,
  /** The mean of the five. */
  overall: Type.Number(),
  text: Type.String(),
  answer: nullable(record({ text: Type.String(), created_at: Instant })),
  /** An answer that an administrator hid: read by who gave it alone. */
  answer_hidden: nullable(record({ text: Type.String(), at: Instant, reason: Type.String() })),
  created_at: Instant,
  revealed_at: nullable(Instant),
  /** Set once an administrator hid it, or (without a reason) once nothing of the contract's money stayed: for its author alone. */
  hidden: nullable(record({ at: Instant, reason: nullable(Type.String()) })),
  /**
   * answer: the person the review is about, once. report: whoever reads it and is signed in, but its author, once.
   * report_answer: the same of its answer, but who gave that.
   */
  can: Type.Array(Type.String()),
});
export type ReviewView = Static<typeof ReviewView>;

export const ReviewBody = record({ ...criteria, text: Prose(5_000, 1) });
export type ReviewBody = Static<typeof ReviewBody>;

/** How many reviews come to so many stars, each by the mean of its five criteria. */
const StarsCount = record({ stars: Stars, reviews_count: Type.Integer() });

/** The plain mean of one criterion. */
const CriterionMean = record({ criterion: oneOf(...reviewCriteria), average: Type.Number() });

/** On which side of a contract somebody is rated: for the work they did, or as who had it done. */
const Side = oneOf("freelancer", "client");

/** `score` is the Bayesian mean, which ranks and which pages show; `average` the plain one. Both null without reviews. */
export const RatingView = record({
  user_id: Id,
  as: Side,
  score: nullable(Type.Number()),
  average: nullable(Type.Number()),
  reviews_count: Type.Integer(),
  /** On either side. */
  contracts_completed: Type.Integer(),
  /** Five stars first, only if it is asked for: it is counted anew. */
  spread: Type.Optional(Type.Array(StarsCount)),
  /** With `spread`; none without reviews. */
  criteria: Type.Optional(Type.Array(CriterionMean)),
});
export type RatingView = Static<typeof RatingView>;

export const reviewRoutes = {
  writeReview: route({
    method: "POST",
    path: "/api/contracts/:contract_id/reviews",
    summary: "Review the other side; shown once both wrote or the time is over",
    access: "verified",
    scope: "contracts:write",
    params: record({ contract_id: Id }),
    body: ReviewBody,
    response: ReviewView,
    status: 201,
    errors: [
      "contract.not_found",
      "contract.not_ended",
      "contract.never_funded",
      "review.already_written",
      "review.too_late",
      "review.invalid",
    ],
  }),
  listReviews: route({
    method: "GET",
    path: "/api/reviews",
    summary: "Reviews about a person, newest first",
    access: "public",
    query: record({
      ...pageQuery,
      ...sortedBy("-revealed_at"),
      user_id: Id,
      author_role: Type.Optional(Type.Array(ReviewView.properties.author_role, { minItems: 1, uniqueItems: true })),
      overall_min: Type.Optional(ReviewView.properties.overall),
      overall_max: Type.Optional(ReviewView.properties.overall),
    }),
    response: pageOf(ReviewView),
  }),
  getReview: route({
    method: "GET",
    path: "/api/reviews/:review_id",
    summary: "One review, as it stands in the lists",
    access: "public",
    params: record({ review_id: Id }),
    response: ReviewView,
    errors: ["review.not_found"],
  }),
  getRatings: route({
    method: "GET",
    path: "/api/ratings",
    summary: "How people are rated on one side, for their work where it is not said, up to 50 at once",
    access: "public",
    query: record({
      user_id: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }),
      as: Type.Optional(Side),
      spread: Type.Optional(
        Type.Boolean({
          description: "Ask for `spread`, how many reviews of 1 to 5 stars, and for the mean of each criterion.",
        }),
      ),
    }),
    response: record({ data: Type.Array(RatingView) }),
  }),
  answerReview: route({
    method: "POST",
    path: "/api/reviews/:review_id/answer",
    summary: "Answer a review of oneself, once",
    access: "verified",
    scope: "contracts:write",
    params: record({ review_id: Id }),
    body: record({ text: Prose(3_000, 1) }),
    response: ReviewView,
    status: 201,
    errors: ["review.not_found", "review.already_answered", "review.invalid"],
  }),
};
