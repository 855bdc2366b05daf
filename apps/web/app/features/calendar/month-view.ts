// A month as weeks of days, from Monday on: the same on the server and in every browser.
import type { CalendarView } from "#api-schema/calendar.ts";

const DAY_MS = 86_400_000;
const WEEK = 7;

export interface ShownDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly number: number;
  readonly away: boolean;
}

/** The weeks of a month (YYYY-MM); null where a week's day belongs to another month. */
export function weeksOf(month: string, calendar: Pick<CalendarView, "away" | "months">): (ShownDay | null)[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const blank = (new Date(first).getUTCDay() + 6) % WEEK;
  const idle = calendar.months.some((one) => one.month === month && one.hours_per_week === 0);
  const cells: (ShownDay | null)[] = Array.from({ length: blank }, () => null);
  for (let at = first; monthOf(at) === month; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const away = idle || calendar.away.some(({ from, to }) => from <= day && day <= to);
    cells.push({ day, number: new Date(at).getUTCDate(), away });
  }
  while (cells.length % WEEK > 0) cells.push(null);
  return Array.from({ length: cells.length / WEEK }, (_, week) => cells.slice(week * WEEK, (week + 1) * WEEK));
}

const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

/** The month of an instant and those after it. */
export function monthsFrom(now: string, count: number): string[] {
  const [year = 0, month = 1] = now.split("-").map(Number);
  return Array.from({ length: count }, (_, ahead) => monthOf(Date.UTC(year, month - 1 + ahead, 1)));
}
