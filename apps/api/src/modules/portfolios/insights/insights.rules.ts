// Which days an owner asks for: values in, values out. Days are UTC and written YYYY-MM-DD.
import { addMs, DAY_MS } from "#platform/clock/index.ts";

export interface Period {
  readonly from: string;
  /** The last day, included. */
  readonly to: string;
}
export interface ComparedPeriod extends Period {
  /** As many days just before. */
  readonly before: Period;
}

const DAYS_DEFAULT = 30;
export const DAYS_MAX = 366;
// Kogi is younger; before it the calendar of the period before may end.
const EARLIEST = "2000-01-01";

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const dayAfter = (day: string, days: number): string => dayOf(addMs(new Date(`${day}T00:00:00Z`), days * DAY_MS));
const distance = ({ from, to }: Period): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;

/** The days meant by a wish; null when it means none or too many. Left out: the last thirty days to today. */
export function periodOf(
  wish: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: string,
): ComparedPeriod | null {
  const to = wish.to === undefined || wish.to > today ? today : wish.to;
  if (to < EARLIEST) return null;
  const from = wish.from ?? dayAfter(to, 1 - DAYS_DEFAULT);
  const days = distance({ from, to }) + 1;
  if (from < EARLIEST || days < 1 || days > DAYS_MAX) return null;
  return { from, to, before: { from: dayAfter(from, -days), to: dayAfter(from, -1) } };
}

/** Every day of a period, the first first. */
export function daysOf(period: Period): string[] {
  return Array.from({ length: distance(period) + 1 }, (_, place) => dayAfter(period.from, place));
}
