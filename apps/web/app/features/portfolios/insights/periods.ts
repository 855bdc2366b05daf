import type { InsightsView } from "#api-schema/portfolio-insights.ts";

export const periods = ["7", "30", "90", "365"] as const;
export const figures = ["views", "viewers", "likes", "shares"] as const;
export type Figure = (typeof figures)[number];
export type DayFigures = InsightsView["days"][number];

/** The same figures by seven days; the last seven end with the last day, so that no week looks weak for being short. */
export function inWeeks(days: readonly DayFigures[]): DayFigures[] {
  const weeks: DayFigures[] = [];
  for (let end = days.length; end > 0; end -= 7) {
    const [first, ...rest] = days.slice(Math.max(0, end - 7), end);
    if (!first) continue;
    const week = { ...first };
    for (const day of rest) for (const figure of figures) week[figure] += day[figure];
    weeks.unshift(week);
  }
  return weeks;
}
