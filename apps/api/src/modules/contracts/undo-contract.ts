// Money that was released goes back to whoever paid. When all of it has, the contract counts for nobody: it is no finished
// work, and what the two sides said of each other cost nothing.
import { contractUndone } from "#events/contracts.ts";
import type { PurposePayment } from "#modules/payments/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { contractNews } from "./contract-news.ts";
import { underLock } from "./contracts.policy.ts";
import { type ContractRow, lockContract, updateContract } from "./contracts.repository.ts";
import { nothingStayed } from "./contracts.rules.ts";
import { REVIEWS_TIMER } from "./contracts.timers.ts";
import { findMilestone, milestonesOf, moneyStateOf } from "./milestones.repository.ts";
import { discountCompleted, lockRating } from "./ratings.repository.ts";
import { hideReview, lockReviewsOfContract } from "./reviews.repository.ts";
import { tellRating } from "./tell-rating.ts";

/** `amount` of what was released of this payment went back: by a bank that took it for good, or at the earner's cost. */
export async function releaseUndone(tx: Tx, platform: Platform, payment: PurposePayment): Promise<void> {
  const known = await findMilestone(tx, payment.referenceId);
  if (!known) return;
  const { contract } = await underLock(tx, known.contract_id, known.milestone_id);
  const undone_minor = contract.undone_minor + payment.amount.minor;
  await updateContract(tx, contract.contract_id, { undone_minor }, platform.clock.now());
  await undoIfNothingStayed(tx, platform, contract.contract_id);
}

/** The bank gave it back. What ended with it, a whole contract and its reviews, stays as it is (docs/decisions/0112). */
export async function releaseRestored(tx: Tx, platform: Platform, payment: PurposePayment): Promise<void> {
  const known = await findMilestone(tx, payment.referenceId);
  if (!known) return;
  const { contract } = await underLock(tx, known.contract_id, known.milestone_id);
  const left = contract.undone_minor - payment.amount.minor;
  const undone_minor = left > 0n ? left : 0n;
  await updateContract(tx, contract.contract_id, { undone_minor }, platform.clock.now());
}

/** With the contract's lock held, when money was taken back or the contract was completed: whichever comes second. */
export async function undoIfNothingStayed(tx: Tx, platform: Platform, contractId: string): Promise<void> {
  const contract = await lockContract(tx, contractId);
  assert(contract, "the contract is locked already");
  if (contract.status !== "completed" || contract.undone_at !== null) return;
  const milestones = await milestonesOf(tx, [contractId]);
  if (!nothingStayed(milestones.map(moneyStateOf), contract.undone_minor)) return;
  const at = platform.clock.now();
  const reviews_revealed_at = contract.reviews_revealed_at ?? at;
  await updateContract(tx, contractId, { undone_at: at, reviews_revealed_at }, at);
  await platform.timers.cancel(tx, REVIEWS_TIMER, contractId);
  await takeOutOfRatings(tx, platform, contract, at);
  await platform.audit.record(tx, {
    actorId: null,
    action: "contracts.contract_undone",
    subject: { type: "contract", id: contractId },
    after: { undone_minor: String(contract.undone_minor) },
  });
  const ended_at = (contract.ended_at ?? at).toISOString();
  await platform.events.publish(tx, contractUndone, { ...contractNews(contract), ended_at });
}

async function takeOutOfRatings(tx: Tx, platform: Platform, contract: ContractRow, at: Date): Promise<void> {
  // Before the ratings, as whoever decides what becomes of a reported one.
  const reviews = await lockReviewsOfContract(tx, contract.contract_id);
  // In the order of the people, so that two contracts of the same pair do not wait for each other.
  const sides = [contract.client_id, contract.freelancer_id].toSorted();
  for (const userId of sides) await lockRating(tx, userId);
  await discountCompleted(tx, sides);
  for (const review of reviews)
    if (review.hidden_at === null) await hideReview(tx, review.review_id, { at, reason: null });
  for (const userId of sides) await tellRating(tx, platform, userId);
}
