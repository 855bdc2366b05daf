// Double-blind reviews and the Bayesian mean (research/domain.md 5.2). Pure.
import { divideHalfEven } from "#money";

export const criteria = ["quality", "communication", "expertise", "deadlines", "cooperation"] as const;
export type Criterion = (typeof criteria)[number];

export type ReviewRefusal = "notEnded" | "neverFunded" | "tooLate";

/** Who never protected any money has no say about the other; who won all of it back in a dispute has. */
export function takesReviews(milestones: readonly { readonly funded_at: Date | null }[]): boolean {
  return milestones.some((milestone) => milestone.funded_at !== null);
}

/** Both sides write within the time after a contract in which money was protected; the last instant itself is too late. */
export function mayReview(
  contract: { status: string; reviewDueAt: Date | null; revealed: boolean },
  at: Date,
): ReviewRefusal | null {
  if (contract.status !== "completed" && contract.status !== "cancelled") return "notEnded";
  if (contract.reviewDueAt === null) return "neverFunded";
  // Once shown, nobody may write in answer to what they have read.
  return contract.revealed || at >= contract.reviewDueAt ? "tooLate" : null;
}

export type Side = "client" | "freelancer";
export const otherSide = (side: Side): Side => (side === "client" ? "freelancer" : "client");

/** On which side whoever a review is about stood. */
export function ratedAs({ author_role }: { readonly author_role: string }): Side {
  return author_role === "client" ? "freelancer" : "client";
}

/** `points` is the sum of the five criteria of all reviews: 25 at most for each. */
export interface RatingSums {
  readonly reviewsCount: number;
  readonly points: bigint;
}
export interface RatingPrior {
  /** C: what a person without reviews is taken for, in thousandths of a star. */
  readonly priorMilli: number;
  /** m: how many reviews that counts for. */
  readonly weight: number;
}

const MILLI_PER_POINT = 1_000n / BigInt(criteria.length);

/** The plain mean in thousandths of a star; null without reviews. */
export function averageMilli({ reviewsCount, points }: RatingSums): number | null {
  return reviewsCount === 0 ? null : Number(divideHalfEven(points * MILLI_PER_POINT, BigInt(reviewsCount)));
}

/** (n x + m C) / (n + m), in thousandths of a star: a few perfect reviews do not outrank many good ones. */
export function scoreMilli(sums: RatingSums, prior: RatingPrior): number {
  const weighed = sums.points * MILLI_PER_POINT + BigInt(prior.weight) * BigInt(prior.priorMilli);
  return Number(divideHalfEven(weighed, BigInt(sums.reviewsCount + prior.weight)));
}

export interface StarsCount {
  readonly stars: number;
  readonly reviews_count: number;
}

/** How many reviews come to five stars, to four and so on: each counts as the whole star nearest to its mean. */
export function spreadOf(counts: readonly { readonly points: number; readonly reviews: number }[]): StarsCount[] {
  return [5, 4, 3, 2, 1].map((stars) => {
    const alike = counts.filter(({ points }) => Math.round(points / criteria.length) === stars);
    return { stars, reviews_count: alike.reduce((sum, { reviews }) => sum + reviews, 0) };
  });
}
