import type { Platform } from "#platform/platform.ts";
import { expireInvitation } from "./answer-invitation.ts";
import { closeAtDeadline } from "./close-project.ts";
import { expireOffer } from "./end-offer.ts";
import { DEADLINE_TIMER, INVITATION_TIMER, OFFER_TIMER } from "./projects.timers.ts";

export function registerTimers(platform: Platform): void {
  platform.timers.onDue(DEADLINE_TIMER, (tx, timer) => closeAtDeadline(tx, platform, timer.ref));
  platform.timers.onDue(INVITATION_TIMER, (tx, timer) => expireInvitation(tx, platform, timer.ref));
  platform.timers.onDue(OFFER_TIMER, (tx, timer) => expireOffer(tx, platform, timer.ref));
}
