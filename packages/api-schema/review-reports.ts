// What is wrong with a review: told by whoever reads it, answered by administrators.
import { type Static, Type } from "typebox";
import { Id, Instant, oneOf, Prose, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";
import { ReviewView } from "./reviews.ts";
import { UserCard } from "./users.ts";

export const reportReasons = ["untrue", "insulting", "private", "off_topic", "pressure", "other"] as const;
export const ReportReason = oneOf(...reportReasons);
export type ReportReason = Static<typeof ReportReason>;

/** A review and the answer to it are reported, hidden and kept each by itself. */
export const reviewParts = ["review", "answer"] as const;
const ReviewPart = oneOf(...reviewParts);
export type ReviewPart = Static<typeof ReviewPart>;
/** The review, unless it is said to be the answer to it. */
const partOfReview = Type.Optional(ReviewPart);

const said = { reason: ReportReason, text: Prose(2_000, 1) };
const ReportBody = record({ part: partOfReview, ...said });
export type ReportBody = Static<typeof ReportBody>;

const ReviewReport = record({ report_id: Id, part: ReviewPart, ...said, created_at: Instant });
export type ReviewReport = Static<typeof ReviewReport>;

export const ReportedReview = record({
  review: ReviewView,
  /** What of it is reported. */
  part: ReviewPart,
  /** Whom the review is about. */
  about: UserCard,
  first_reported_at: Instant,
  reports_count: Type.Integer(),
  /** The first of them that wait, 20 at most. */
  reports: Type.Array(record({ ...ReviewReport.properties, reporter: UserCard })),
});
export type ReportedReview = Static<typeof ReportedReview>;

export const ReportDecision = oneOf("hide", "keep");
export type ReportDecision = Static<typeof ReportDecision>;

const ofReview = record({ review_id: Id });

export const reviewReportRoutes = {
  reportReview: route({
    method: "POST",
    path: "/api/reviews/:review_id/reports",
    summary: "Tell what is wrong with a review that one can read, or with the answer to it, once each",
    access: "signed_in",
    scope: "contracts:write",
    params: ofReview,
    body: ReportBody,
    response: ReviewReport,
    status: 201,
    errors: ["review.not_found", "review.own", "review.own_answer", "review.already_reported", "review.invalid"],
  }),
  listReportedReviews: route({
    method: "GET",
    path: "/api/admin/reported-reviews",
    summary: "Reviews and answers to them whose reports wait to be decided, the longest waiting first",
    access: "admin",
    query: record({ ...pageQuery, ...sortedBy("first_reported_at") }),
    response: pageOf(ReportedReview),
  }),
  decideReportedReview: route({
    method: "POST",
    path: "/api/admin/reported-reviews/:review_id/decision",
    summary:
      "Hide a reported review, or the answer to it, or keep it: answers all reports of it that wait, with a reason",
    access: "admin",
    params: ofReview,
    body: record({ part: partOfReview, decision: ReportDecision, reason: Prose(500, 1) }),
    response: record({ review_id: Id, decision: ReportDecision, reports_answered: Type.Integer({ minimum: 1 }) }),
    errors: ["review.not_found", "review.not_reported", "review.own_case", "review.invalid"],
  }),
};
