// When somebody is away or has other hours, and how that goes together with what they say in general. Pure; days are
// YYYY-MM-DD, months YYYY-MM.
import type { Static } from "typebox";
import type { AwayRange, MonthHours } from "#api-schema/calendar.ts";
import type { AvailabilityView } from "#api-schema/users.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { availabilityOn } from "../profile/profile.rules.ts";

type Availability = Static<typeof AvailabilityView>;

export interface Calendar {
  readonly away: readonly AwayRange[];
  readonly months: readonly MonthHours[];
}

/**
 * How somebody can be hired on a day. A day in the calendar wins over what they say in general, for it was said of that very day; only
 * "not available" and a later day of return stay.
 */
export function availabilityBy(usual: Availability, calendar: Calendar, today: string): Availability {
  const general = availabilityOn(usual, today);
  if (general.state === "not_available") return general;
  const wanted = general.state === "from_date" && general.from !== null ? general.from : today;
  const from = firstFreeDay(calendar, wanted);
  if (from > today) return { state: "from_date", from, hours_per_week: null };
  const hours = calendar.months.find(({ month }) => month === today.slice(0, 7))?.hours_per_week;
  return hours === undefined ? general : { state: "part_time", from: null, hours_per_week: hours };
}

/** The first day on or after this one that is neither away nor in a month without hours. */
function firstFreeDay({ away, months }: Calendar, day: string): string {
  let free = day;
  // Each turn leaves one entry behind, so there are no more turns than entries.
  for (let turn = 0; turn <= away.length + months.length; turn += 1) {
    const range = away.find(({ from, to }) => from <= free && free <= to);
    const idle = months.some(({ month, hours_per_week }) => month === free.slice(0, 7) && hours_per_week === 0);
    if (range) free = dayAfter(range.to);
    else if (idle) free = firstOfNextMonth(free);
    else return free;
  }
  return free;
}

export const dayAfter = (day: string): string =>
  addMs(new Date(`${day}T00:00:00Z`), DAY_MS)
    .toISOString()
    .slice(0, 10);

function firstOfNextMonth(day: string): string {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

export interface CalendarFault {
  readonly pointer: string;
  readonly detail: string;
}

const TOO_FAR = "Use a day within the next three years.";
// Nobody knows more of their days, and a day of the year 9999 has no day after it.
const YEARS_AHEAD = 3;

/** What cannot be in a calendar, at its field; null when it is sound. */
export function faultInCalendar({ away, months }: Calendar, today: string): CalendarFault | null {
  const end = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`;
  const late = months.findIndex(({ month }) => month > end.slice(0, 7));
  if (late >= 0) return { pointer: `/body/months/${late}/month`, detail: TOO_FAR };
  for (const [place, { from, to }] of away.entries()) {
    if (to < from) return { pointer: `/body/away/${place}/to`, detail: "This ends before it begins." };
    if (to > end) return { pointer: `/body/away/${place}/to`, detail: TOO_FAR };
    const other = away.findIndex((one, at) => at < place && one.from <= to && from <= one.to);
    if (other >= 0)
      return { pointer: `/body/away/${place}/from`, detail: "You are away on some of these days already." };
  }
  const twice = months.findIndex(({ month }, place) => months.findIndex((one) => one.month === month) < place);
  return twice < 0 ? null : { pointer: `/body/months/${twice}/month`, detail: "Each may be given once." };
}
