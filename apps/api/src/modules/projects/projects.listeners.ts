import { ratingChanged } from "#events/contracts.ts";
import { userErased } from "#events/users.ts";
import type { Platform } from "#platform/platform.ts";
import { erasePerson } from "./erase-person.ts";
import { saveRating } from "./proposals.repository.ts";

export function registerListeners(platform: Platform): void {
  // Reviews are written above this module; their sums arrive as news, for sorting proposals.
  platform.events.on(ratingChanged, "projects.rating_changed", (tx, news) =>
    saveRating(tx, {
      userId: news.user_id,
      scoreMilli: news.score_milli,
      averageMilli: news.average_milli,
      reviewsCount: news.reviews_count,
    }),
  );
  platform.events.on(userErased, "projects.user_erased", (tx, news) => erasePerson(tx, platform, news.user_id));
}
