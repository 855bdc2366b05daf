import type { ReviewView } from "#api-schema/reviews.ts";
import { reviewAnswered } from "#events/contracts.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { contractNews } from "./contract-news.ts";
import { reviewErrors } from "./contracts.errors.ts";
import { findContract } from "./contracts.repository.ts";
import { recordStep } from "./record-step.ts";
import { answerReviewRow, findReview } from "./reviews.repository.ts";
import { reviewView } from "./reviews.views.ts";
import { tidy } from "./tidy.ts";

/** One public answer, by the person the review is about, once it is shown. Throws `review.already_answered`. */
export async function answerReview(
  platform: Platform,
  actor: Actor,
  input: { reviewId: string; text: string },
): Promise<ReviewView> {
  const text = tidy(input.text);
  if (text === "") throw reviewErrors.invalid({ fields: [{ pointer: "/body/text", detail: "Fill this in." }] });
  await platform.inTransaction(async (tx) => {
    const review = await findReview(tx, input.reviewId);
    const contract = review && (await findContract(tx, review.contract_id));
    // Before it is shown, the person it is about may not even learn that this id is a review of them.
    const isReadable = review?.revealed_at != null && review.hidden_at === null;
    if (!review || !contract || review.user_id !== actor.userId || !isReadable) throw reviewErrors.notFound();
    const isFirst = await answerReviewRow(tx, review.review_id, { text, at: platform.clock.now() });
    if (!isFirst) throw reviewErrors.alreadyAnswered();
    await recordStep(tx, platform, { contract, type: "review_answered", actorId: actor.userId });
    await platform.events.publish(tx, reviewAnswered, {
      ...contractNews(contract),
      review_id: review.review_id,
      author_id: review.author_id,
      user_id: review.user_id,
    });
  });
  return reviewView(platform.db, input.reviewId, actor.userId);
}
