import { expect, test } from "vitest";
import { availabilityBy, type Calendar, faultInCalendar } from "./calendar.rules.ts";

type Availability = Parameters<typeof availabilityBy>[0];
const TODAY = "2026-06-10";
const now: Availability = { state: "now", from: null, hours_per_week: null };
const part: Availability = { state: "part_time", from: null, hours_per_week: 20 };
const from = (day: string): Availability => ({ state: "from_date", from: day, hours_per_week: null });
const hours = (hours_per_week: number): Availability => ({ ...part, hours_per_week });
const none: Availability = { state: "not_available", from: null, hours_per_week: null };
const away = (...ranges: readonly string[]): Calendar => ({
  away: ranges.map((range) => ({ from: range.slice(0, 10), to: range.slice(11) })),
  months: [],
});
const june = (hours_per_week: number): Calendar => ({ away: [], months: [{ month: "2026-06", hours_per_week }] });

test.each<[string, Availability, Calendar, Availability]>([
  ["nothing in the calendar", now, away(), now],
  ["away today: back on the day after", now, away("2026-06-08 2026-06-12"), from("2026-06-13")],
  ["the last day counts", now, away("2026-06-08 2026-06-10"), from("2026-06-11")],
  ["ranges that touch are one", now, away("2026-06-08 2026-06-12", "2026-06-13 2026-06-30"), from("2026-07-01")],
  ["away later changes nothing yet", now, away("2026-07-01 2026-07-12"), now],
  ["away over", now, away("2026-05-01 2026-06-09"), now],
  ["away wins over hours", part, away("2026-06-08 2026-06-12"), from("2026-06-13")],
  ["a later return stays", from("2026-08-01"), away("2026-06-08 2026-06-12"), from("2026-08-01")],
  ["a return while away moves", from("2026-06-15"), away("2026-06-14 2026-06-20"), from("2026-06-21")],
  ["a return that has come means now", from("2026-06-01"), away(), now],
  ["not available stays", none, away("2026-06-08 2026-06-12"), none],
  ["hours of the month instead of all", now, june(10), hours(10)],
  ["hours of the month instead of others", part, june(30), hours(30)],
  ["a month without hours is away", now, june(0), from("2026-07-01")],
  ["a return while the month has none moves", from("2026-06-20"), june(0), from("2026-07-01")],
])("%s", (_, usual, calendar, shown) => expect(availabilityBy(usual, calendar, TODAY)).toEqual(shown));

test.each<[string, Calendar, string | null]>([
  ["sound", away("2026-06-08 2026-06-12", "2026-06-13 2026-06-14"), null],
  ["ends before it begins", away("2026-06-08 2026-06-07"), "/body/away/0/to"],
  ["twice on one day", away("2026-06-08 2026-06-12", "2026-06-12 2026-06-14"), "/body/away/1/from"],
  ["four years ahead", away("2029-12-31 2030-01-01"), "/body/away/0/to"],
  ["three years ahead", away("2029-12-30 2029-12-31"), null],
  ["a month too far", { away: [], months: [{ month: "2030-01", hours_per_week: 1 }] }, "/body/months/0/month"],
  ["one month twice", { away: [], months: [...june(1).months, ...june(2).months] }, "/body/months/1/month"],
])("a calendar: %s", (_, calendar, pointer) => expect(faultInCalendar(calendar, TODAY)?.pointer ?? null).toBe(pointer));
