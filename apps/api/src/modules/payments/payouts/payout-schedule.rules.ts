// When money is paid out by itself: Mondays or the first of a month, in the morning (UTC). Pure.

export type Schedule = "manual" | "weekly" | "monthly";

const HOUR = 6;
const MONDAY = 1;

/** The next instant of a schedule after `at`; null for one that pays nothing by itself. */
export function nextPayoutAt(schedule: Schedule, at: Date): Date | null {
  if (schedule === "manual") return null;
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  if (schedule === "monthly") {
    const first = new Date(Date.UTC(year, month, 1, HOUR));
    return first > at ? first : new Date(Date.UTC(year, month + 1, 1, HOUR));
  }
  const days = (MONDAY - at.getUTCDay() + 7) % 7;
  const monday = new Date(Date.UTC(year, month, day + days, HOUR));
  return monday > at ? monday : new Date(Date.UTC(year, month, day + days + 7, HOUR));
}
