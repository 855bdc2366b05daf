import type { ReportBody, ReviewReport } from "#api-schema/review-reports.ts";
import { shownAmong } from "#modules/users/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { reviewErrors } from "../contracts.errors.ts";
import { findShownReview, lockReview } from "../reviews.repository.ts";
import { tidy } from "../tidy.ts";
import { insertReport } from "./reports.repository.ts";

/**
 * Once a person and review, and once its answer, of whoever may read it. Throws `review.not_found` for what they may not,
 * `review.own`, `review.own_answer`, `review.already_reported`.
 */
export async function reportReview(
  platform: Platform,
  actor: Actor,
  { reviewId, body }: { reviewId: string; body: ReportBody },
): Promise<ReviewReport> {
  const text = tidy(body.text);
  if (text === "") throw reviewErrors.invalid({ fields: [{ pointer: "/body/text", detail: "Fill this in." }] });
  const part = body.part ?? "review";
  const report = { report_id: newId(), part, reason: body.reason, text, created_at: platform.clock.now() };
  await platform.inTransaction(async (tx) => {
    // Held, so that no decision passes over what was reported at the same moment.
    await lockReview(tx, reviewId);
    const review = await findShownReview(tx, reviewId, actor.userId);
    if (!review || !(await shownAmong(tx, actor, [review.user_id])).has(review.user_id)) throw reviewErrors.notFound();
    if (part === "review" && review.author_id === actor.userId) throw reviewErrors.own();
    if (part === "answer" && (review.answered_at === null || review.answer_hidden_at !== null))
      throw reviewErrors.notFound({ detail: "There is no answer to this review." });
    if (part === "answer" && review.user_id === actor.userId) throw reviewErrors.ownAnswer();
    await insertReport(tx, { ...report, review_id: reviewId, reporter_id: actor.userId });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "contracts.review_reported",
      subject: { type: "review", id: reviewId },
      after: { part, reason: body.reason },
    });
  });
  return { ...report, created_at: report.created_at.toISOString() };
}
