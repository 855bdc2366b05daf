import { expect, test } from "vitest";
import { monthsFrom, weeksOf } from "./month-view.ts";

const empty = { away: [], months: [] };

test("a month begins on its weekday and fills whole weeks", () => {
  const weeks = weeksOf("2026-06", empty);
  expect([weeks.length, weeks[0]?.[0]?.day, weeks.at(-1)?.map((day) => day?.number ?? 0)]).toEqual([
    5,
    "2026-06-01",
    [29, 30, 0, 0, 0, 0, 0],
  ]);
  expect(weeksOf("2026-02", empty).map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
});

test("days of a range are away, its ends too; a month without hours wholly", () => {
  const calendar = {
    away: [{ from: "2026-05-30", to: "2026-06-02" }],
    months: [{ month: "2026-07", hours_per_week: 0 }],
  };
  const away = (month: string) =>
    weeksOf(month, calendar)
      .flat()
      .filter((day) => day?.away).length;
  expect([away("2026-05"), away("2026-06"), away("2026-07"), away("2026-08")]).toEqual([2, 2, 31, 0]);
});

test("months go on over the year's end", () => {
  expect(monthsFrom("2026-11-29T10:00:00Z", 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
});
