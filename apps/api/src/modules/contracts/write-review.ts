import type { ReviewBody, ReviewView } from "#api-schema/reviews.ts";
import { reviewRevealed, reviewWritten } from "#events/contracts.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { contractNews } from "./contract-news.ts";
import { contractErrors, reviewErrors } from "./contracts.errors.ts";
import { lockContractFor } from "./contracts.policy.ts";
import { type ContractRow, lockContract, updateContract } from "./contracts.repository.ts";
import { REVIEWS_TIMER } from "./contracts.timers.ts";
import { addReview } from "./ratings.repository.ts";
import { recordStep } from "./record-step.ts";
import { insertReview, type ReviewRow, revealRows, reviewsOfContract } from "./reviews.repository.ts";
import { averageMilli, mayReview } from "./reviews.rules.ts";
import { reviewView } from "./reviews.views.ts";
import { tellRating } from "./tell-rating.ts";
import { tidy } from "./tidy.ts";

/** Written blind: nobody but its author sees it until both wrote or the time is over. */
export async function writeReview(
  platform: Platform,
  actor: Actor,
  input: { contractId: string; body: ReviewBody },
): Promise<ReviewView> {
  const reviewId = newId();
  const text = tidy(input.body.text);
  if (text === "") throw reviewErrors.invalid({ fields: [{ pointer: "/body/text", detail: "Fill this in." }] });
  await platform.inTransaction(async (tx) => {
    const { contract, role } = await lockContractFor(tx, actor, input.contractId);
    const before = await reviewsOfContract(tx, contract.contract_id);
    if (before.some((review) => review.author_id === actor.userId)) throw reviewErrors.alreadyWritten();
    const at = platform.clock.now();
    const state = {
      status: contract.status,
      reviewDueAt: contract.review_due_at,
      revealed: contract.reviews_revealed_at !== null,
    };
    const refusal = mayReview(state, at);
    if (refusal === "notEnded") throw contractErrors.notEnded({ extra: { current: contract.status } });
    if (refusal === "neverFunded") throw contractErrors.neverFunded();
    if (refusal === "tooLate") throw reviewErrors.tooLate();
    const userId = role === "client" ? contract.freelancer_id : contract.client_id;
    await insertReview(tx, {
      ...input.body,
      review_id: reviewId,
      contract_id: contract.contract_id,
      author_id: actor.userId,
      user_id: userId,
      author_role: role,
      text,
      created_at: at,
    });
    await recordStep(tx, platform, { contract, type: "review_written", actorId: actor.userId });
    const news = { ...contractNews(contract), review_id: reviewId, author_id: actor.userId, user_id: userId };
    await platform.events.publish(tx, reviewWritten, news);
    if (before.length > 0) await reveal(tx, platform, contract);
  });
  return reviewView(platform.db, reviewId, actor.userId);
}

/** By its timer, when the time for reviews is over: what was written is shown, and no more is taken. */
export async function revealByTime(tx: Tx, platform: Platform, contractId: string): Promise<void> {
  const contract = await lockContract(tx, contractId);
  if (contract && contract.reviews_revealed_at === null) await reveal(tx, platform, contract);
}

async function reveal(tx: Tx, platform: Platform, contract: ContractRow): Promise<void> {
  const at = platform.clock.now();
  await updateContract(tx, contract.contract_id, { reviews_revealed_at: at }, at);
  await platform.timers.cancel(tx, REVIEWS_TIMER, contract.contract_id);
  const shown = await revealRows(tx, contract.contract_id, at);
  if (shown.length === 0) return;
  await recordStep(tx, platform, { contract, type: "reviews_revealed", actorId: null });
  // In the order of the people, so that two contracts of the same pair do not wait for each other.
  for (const review of shown.toSorted((a, b) => (a.user_id < b.user_id ? -1 : 1)))
    await countReview(tx, platform, contract, review);
}

async function countReview(tx: Tx, platform: Platform, contract: ContractRow, review: ReviewRow): Promise<void> {
  await platform.events.publish(tx, reviewRevealed, {
    ...contractNews(contract),
    review_id: review.review_id,
    author_id: review.author_id,
    user_id: review.user_id,
    overall_milli: averageMilli({ reviewsCount: 1, points: BigInt(review.points ?? 0) }) ?? 0,
  });
  await addReview(tx, review);
  await tellRating(tx, platform, review.user_id);
}
