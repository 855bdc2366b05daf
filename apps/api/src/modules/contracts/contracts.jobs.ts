import type { Platform } from "#platform/platform.ts";
import { approveByItself } from "./approve-milestone.ts";
import { APPROVAL_TIMER, REMINDER_TIMER, REVIEWS_TIMER, readReminderRef } from "./contracts.timers.ts";
import { callMediatorsAgain, keepMediation } from "./disputes/call-mediators.ts";
import { DISPUTE_REMINDER_TIMER, MEDIATION_TIMER, NEGOTIATION_TIMER, readReminder } from "./disputes/dispute.timers.ts";
import { remindDispute, startMediation } from "./disputes/mediate-dispute.ts";
import { endHolding, warnOfHolding } from "./holding/end-holding.ts";
import { keepHolding } from "./holding/keep-holding.ts";
import { HOLDING_TIMER, HOLDING_WARNING_TIMER } from "./holding/limit-holding.ts";
import { remindApproval } from "./remind-approval.ts";
import { tellRatings } from "./tell-rating.ts";
import { tellTitles } from "./tell-titles.ts";
import { revealByTime } from "./write-review.ts";

export function registerTimers(platform: Platform): void {
  platform.timers.onDue(APPROVAL_TIMER, (tx, timer) => approveByItself(tx, platform, timer.ref));
  platform.timers.onDue(REMINDER_TIMER, (tx, timer) => remindApproval(tx, platform, readReminderRef(timer.ref)));
  platform.timers.onDue(HOLDING_WARNING_TIMER, (tx, timer) => warnOfHolding(tx, platform, timer.ref));
  platform.timers.onDue(HOLDING_TIMER, (tx, timer) => endHolding(tx, platform, timer.ref));
  platform.timers.onDue(NEGOTIATION_TIMER, (tx, timer) => startMediation(tx, platform, timer.ref));
  platform.timers.onDue(DISPUTE_REMINDER_TIMER, (tx, timer) => remindDispute(tx, platform, readReminder(timer.ref)));
  platform.timers.onDue(MEDIATION_TIMER, (tx, timer) => callMediatorsAgain(tx, platform, timer.ref));
  platform.timers.onDue(REVIEWS_TIMER, (tx, timer) => revealByTime(tx, platform, timer.ref));
  platform.jobs.daily("contracts.keep_holding", "17 2 * * *", () => keepHolding(platform));
  platform.jobs.daily("contracts.tell_titles", "13 * * * *", () => tellTitles(platform));
  // Every ten minutes, as new rules show from the instant they are in force.
  platform.jobs.daily("contracts.tell_ratings", "*/10 * * * *", () => tellRatings(platform));
  platform.jobs.daily("contracts.keep_mediation", "23 2 * * *", () => keepMediation(platform));
}
