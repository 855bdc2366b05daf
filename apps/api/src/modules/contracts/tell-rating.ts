import { ratingChanged } from "#events/contracts.ts";
import { inBatches, type Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { currentPrior, findRatings, lockToldOtherwise, saveTold } from "./ratings.repository.ts";
import { averageMilli, scoreMilli } from "./reviews.rules.ts";

const BATCH = 200;

/** After a review about somebody was shown or hidden, with their rating's row held: how they are rated for their work. */
export async function tellRating(tx: Tx, platform: Platform, userId: string): Promise<void> {
  const rating = (await findRatings(tx, [userId], "freelancer")).get(userId);
  assert(rating, "who was reviewed is rated");
  const average = averageMilli(rating);
  const prior = await currentPrior(tx, platform.clock.now());
  await platform.events.publish(tx, ratingChanged, {
    user_id: userId,
    score_milli: average === null ? 0 : scoreMilli(rating, prior),
    average_milli: average ?? 0,
    reviews_count: rating.reviewsCount,
    revision: rating.revision,
  });
  await saveTold(tx, userId, prior.version);
}

/** A prior that came into force changes every rating at once: whoever orders by them is told each of them anew. */
export async function tellRatings(platform: Platform): Promise<void> {
  await inBatches(
    platform.inTransaction,
    async (tx, limit) => {
      const { version } = await currentPrior(tx, platform.clock.now());
      const userIds = await lockToldOtherwise(tx, version, limit);
      for (const userId of userIds) await tellRating(tx, platform, userId);
      return BigInt(userIds.length);
    },
    BATCH,
  );
}
