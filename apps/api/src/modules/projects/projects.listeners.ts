import { accountStateChanged } from "#events/auth.ts";
import { ratingChanged } from "#events/contracts.ts";
import {
  organisationClosed,
  organisationJoined,
  organisationLeft,
  organisationRoleChanged,
  userErased,
} from "#events/users.ts";
import type { Platform } from "#platform/platform.ts";
import { erasePerson } from "./erase-person.ts";
import { followAccount, takeWhatWaits } from "./follow-account.ts";
import { closeProjectsOf, handOver } from "./hand-over.ts";
import { saveRating } from "./proposals.repository.ts";

export function registerListeners(platform: Platform): void {
  // Reviews are written above this module; their sums arrive as news, for sorting proposals.
  platform.events.on(ratingChanged, "projects.rating_changed", (tx, news) =>
    saveRating(tx, {
      userId: news.user_id,
      scoreMilli: news.score_milli,
      averageMilli: news.average_milli,
      reviewsCount: news.reviews_count,
      revision: news.revision ?? news.reviews_count,
    }),
  );
  platform.events.on(organisationJoined, "projects.organisation_joined", (tx, news) =>
    takeWhatWaits(tx, platform, news.user_id),
  );
  platform.events.on(organisationLeft, "projects.organisation_left", (tx, news) =>
    handOver(tx, platform, { organisationId: news.organisation_id, userId: news.user_id }),
  );
  platform.events.on(organisationRoleChanged, "projects.organisation_role_changed", (tx, news) =>
    handOver(tx, platform, { organisationId: news.organisation_id, userId: news.user_id }),
  );
  platform.events.on(organisationClosed, "projects.organisation_closed", (tx, news) =>
    closeProjectsOf(tx, platform, news.organisation_id),
  );
  platform.events.on(accountStateChanged, "projects.account_state_changed", (tx, news) =>
    followAccount(tx, platform, news.user_id),
  );
  platform.events.on(userErased, "projects.user_erased", (tx, news) => erasePerson(tx, platform, news.user_id));
}
