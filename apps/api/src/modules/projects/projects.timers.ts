// Names and dates of this module's timers. What they do is registered in projects.jobs.ts.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";

export const DEADLINE_TIMER = "projects.deadline";
export const INVITATION_TIMER = "projects.invitation_expiry";
export const OFFER_TIMER = "projects.offer_expiry";

const INVITATION_DAYS = 14;
const OFFER_DAYS = 14;

export const invitationExpiry = (at: Date): Date => addMs(at, INVITATION_DAYS * DAY_MS);
export const offerExpiry = (at: Date): Date => addMs(at, OFFER_DAYS * DAY_MS);

export async function setDeadlineTimer(
  tx: Tx,
  platform: Platform,
  projectId: string,
  deadline: Date | null,
): Promise<void> {
  if (deadline) await platform.timers.schedule(tx, { kind: DEADLINE_TIMER, ref: projectId, dueAt: deadline });
  else await platform.timers.cancel(tx, DEADLINE_TIMER, projectId);
}

export async function cancelOfferTimer(tx: Tx, platform: Platform, offerId: string): Promise<void> {
  await platform.timers.cancel(tx, OFFER_TIMER, offerId);
}
