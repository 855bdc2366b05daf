import type { InsightsView } from "#api-schema/portfolio-insights.ts";
import type { apiOf } from "../../../lib/api.server.ts";
import { pick } from "../../../lib/list-address.ts";
import { type DayFigures, type Figure, figures, inWeeks, periods } from "./periods.ts";

const DAY_MS = 86_400_000;
// Beyond, a day is too narrow to be seen.
const SINGLE_DAYS_MAX = 92;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export interface ShownInsights extends Omit<InsightsView, "days" | "title"> {
  readonly days: number;
  readonly show: Figure;
  /** By the day, or by the week from that day. */
  readonly by: "day" | "week";
  readonly points: readonly DayFigures[];
}

/** The figures of as many days as the address asks for, to today. */
export async function insightsOf(
  api: ReturnType<typeof apiOf>["portfolios"],
  params: { readonly portfolio_id: string },
  { url, now }: { readonly url: URL; readonly now: Date },
): Promise<ShownInsights> {
  const days = Number(pick(url, "days", periods)[0] ?? "30");
  const to = dayOf(now.getTime());
  const from = dayOf(Date.parse(to) - (days - 1) * DAY_MS);
  const insights = await api.getInsights({ params, query: { from, to } });
  const single = days <= SINGLE_DAYS_MAX;
  return {
    ...insights,
    days,
    show: pick(url, "show", figures)[0] ?? "views",
    by: single ? "day" : "week",
    points: single ? insights.days : inWeeks(insights.days),
  };
}
