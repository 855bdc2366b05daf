// The door of the contracts module: contracts, milestones, disputes, reviews.
import { userErased } from "#events/users.ts";
import { registerErasureBlocker, registerExportPart } from "#modules/users/index.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneChargedBack } from "./charge-back.ts";
import { registerTimers } from "./contracts.jobs.ts";
import { mayLookAt } from "./contracts.policy.ts";
import { serveContracts, serveReviews } from "./contracts.routes.ts";
import { showMediations } from "./disputes/count-mediations.ts";
import { serveDisputeDesk, serveDisputes } from "./disputes/disputes.routes.ts";
import { runningContracts } from "./erasure-blocker.ts";
import { exportPerson } from "./export-person.ts";
import { registerMilestonePurpose } from "./fund-milestone.ts";
import { serveMilestoneMoney, serveMilestones } from "./milestones.routes.ts";
import { forgetReporter } from "./reports/reports.repository.ts";
import { serveReviewReports } from "./reports/reports.routes.ts";
import { storyOfMilestone } from "./story-of-milestone.ts";
import { lockForPayments, milestoneTakenBack } from "./take-back.ts";
import { releaseRestored, releaseUndone } from "./undo-contract.ts";

export { countContracts, countReportedReviews } from "./count-contracts.ts";
export { countMediations } from "./disputes/count-mediations.ts";
export { type Rating, ratingsOf } from "./list-reviews.ts";

export function registerContracts(http: HttpApp, platform: Platform): void {
  registerMilestonePurpose(platform, {
    lock: lockForPayments,
    takenBack: (tx, payment) => milestoneTakenBack(tx, platform, payment),
    chargedBack: (tx, payment) => milestoneChargedBack(tx, platform, payment),
    releaseUndone: (tx, payment) => releaseUndone(tx, platform, payment),
    releaseRestored: (tx, payment) => releaseRestored(tx, platform, payment),
    story: storyOfMilestone,
  });
  serveContracts(http, platform);
  serveMilestones(http, platform);
  serveMilestoneMoney(http, platform);
  serveDisputes(http, platform);
  serveDisputeDesk(http, platform);
  serveReviews(http, platform);
  serveReviewReports(http, platform);
  registerTimers(platform);
  showMediations(platform);
  platform.events.on(userErased, "contracts.forget_reporter", (tx, { user_id }) => forgetReporter(tx, user_id));
  registerErasureBlocker(platform, runningContracts);
  registerExportPart(platform, { name: "contracts", collect: exportPerson });
  // What happens in a contract is live for whoever may read it.
  platform.live.guard("contract", (actor, id) => mayLookAt(platform.db, actor, id));
}
