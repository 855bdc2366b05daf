import type { ReportDecision, ReviewPart } from "#api-schema/review-reports.ts";
import { reviewReportsDecided } from "#events/contracts.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { contractNews } from "../contract-news.ts";
import { reviewErrors } from "../contracts.errors.ts";
import { isParty } from "../contracts.policy.ts";
import { type ContractRow, findContract } from "../contracts.repository.ts";
import { lockRating } from "../ratings.repository.ts";
import { hideAnswer, hideReview, lockReview, type ReviewRow } from "../reviews.repository.ts";
import { averageMilli } from "../reviews.rules.ts";
import { tellRating } from "../tell-rating.ts";
import { tidy } from "../tidy.ts";
import { answerReports, openReporters } from "./reports.repository.ts";
import { refuseDecision } from "./reports.rules.ts";

interface Decision {
  readonly decision: ReportDecision;
  readonly reason: string;
}

/**
 * Answers all reports of a review that wait, or all of the answer to it. Of two administrators at once one decides, and the other hears
 * `review.not_reported`. Throws `review.not_found`, `review.own_case`.
 */
export async function decideReported(
  platform: Platform,
  actor: Actor,
  { reviewId, part = "review", decision, ...input }: Decision & { reviewId: string; part?: ReviewPart | undefined },
): Promise<{ review_id: string; decision: ReportDecision; reports_answered: number }> {
  const reason = tidy(input.reason);
  if (reason === "") throw reviewErrors.invalid({ fields: [{ pointer: "/body/reason", detail: "Fill this in." }] });
  const at = platform.clock.now();
  return platform.inTransaction(async (tx) => {
    const review = await lockReview(tx, reviewId);
    if (!review) throw reviewErrors.notFound();
    const reporterIds = await openReporters(tx, { reviewId, part });
    const contract = await findContract(tx, review.contract_id);
    assert(contract, "a review is of a contract");
    const reported = { authorId: review.author_id, userId: review.user_id, reporterIds };
    const refusal = refuseDecision({ ...reported, isParty: await isParty(tx, contract, actor.userId) }, actor.userId);
    if (refusal) throw reviewErrors[refusal]();
    await answerReports(tx, { reviewId, part }, { decision, reason, by: actor.userId, at });
    if (decision === "hide" && part === "answer") await hideAnswer(tx, reviewId, { at, reason });
    if (decision === "hide" && part === "review") {
      await lockRating(tx, review.user_id);
      await hideReview(tx, reviewId, { at, reason });
      await tellRating(tx, platform, review.user_id);
    }
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: `contracts.${part === "answer" ? "review_answer" : "review"}_${decision === "hide" ? "hidden" : "kept"}`,
      subject: { type: "review", id: reviewId },
      after: { reports: reporterIds.length },
    });
    await tell(tx, platform, { contract, review }, { part, decision, reason, reporterIds });
    return { review_id: reviewId, decision, reports_answered: reporterIds.length };
  });
}

async function tell(
  tx: Tx,
  platform: Platform,
  { contract, review }: { contract: ContractRow; review: ReviewRow },
  { part, decision, reason, reporterIds }: Decision & { part: ReviewPart; reporterIds: readonly string[] },
): Promise<void> {
  assert(review.revealed_at, "what is reported was shown");
  await platform.events.publish(tx, reviewReportsDecided, {
    ...contractNews(contract),
    review_id: review.review_id,
    author_id: review.author_id,
    user_id: review.user_id,
    part,
    decision,
    reason,
    reporter_ids: [...reporterIds],
    overall_milli: averageMilli({ reviewsCount: 1, points: BigInt(review.points ?? 0) }) ?? 0,
    revealed_at: review.revealed_at.toISOString(),
  });
  await platform.live.publish(tx, `contract:${review.contract_id}`, `review_${decision}`, {});
}
