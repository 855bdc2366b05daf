// Until when administrators should have decided, and when they are told that they have not. Pure.
import { addMs, DAY_MS } from "#platform/clock/index.ts";

export interface MediationDays {
  readonly mediation_days: number;
  readonly mediation_reminder_days: readonly number[];
}

export interface Mediation {
  readonly evidenceUntil: Date;
  readonly limit: Date;
  /** Before the limit, on each of which administrators are reminded. */
  readonly reminderDays: readonly number[];
}

/** evidence_over: they may decide. limit_near, limit_over: they should have, soon or by now. */
export type MediationStage = "evidence_over" | "limit_near" | "limit_over";

/** Nothing happens by itself then: the dispute stays with the administrators, who are reminded every day. */
export const limitOf = (mediationAt: Date, { mediation_days: days }: Pick<MediationDays, "mediation_days">): Date =>
  addMs(mediationAt, days * DAY_MS);

/** When administrators are told next, after this instant. There is always a next time until the dispute has ended. */
export function nextCall({ evidenceUntil, limit, reminderDays }: Mediation, after: Date): Date {
  const ahead = [evidenceUntil, ...reminderDays.map((days) => addMs(limit, -days * DAY_MS)), limit]
    .filter((call) => call > after)
    .toSorted((one, other) => one.getTime() - other.getTime());
  const [first] = ahead;
  if (first) return first;
  const daysOver = Math.floor((after.getTime() - limit.getTime()) / DAY_MS);
  return addMs(limit, (daysOver + 1) * DAY_MS);
}

/** What there is to be told at this instant. */
export function stageAt({ limit, reminderDays }: Mediation, at: Date): MediationStage {
  if (at >= limit) return "limit_over";
  return at >= addMs(limit, -Math.max(0, ...reminderDays) * DAY_MS) ? "limit_near" : "evidence_over";
}
