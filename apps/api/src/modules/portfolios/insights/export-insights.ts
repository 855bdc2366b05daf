// The figures for a spreadsheet: one table a file, with the same days as the page.
import type { InsightsExport, InsightsQuery, InsightsView } from "#api-schema/portfolio-insights.ts";
import { type CsvCell, toCsv } from "#platform/documents/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readInsights } from "./read-insights.ts";

/** Throws what `readInsights` throws. */
export async function insightsCsv(
  platform: Platform,
  actor: Actor,
  { portfolioId, query }: { readonly portfolioId: string; readonly query: InsightsQuery & InsightsExport },
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const { table = "days", from, to } = query;
  const insights = await readInsights(platform, actor, {
    portfolioId,
    query: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
  });
  return {
    // Digits and dashes alone: nothing that somebody wrote.
    name: `kogi-insights-${table}-${insights.from}-${insights.to}.csv`,
    content: toCsv(TABLES[table](insights)),
  };
}

const TABLES: Readonly<Record<NonNullable<InsightsExport["table"]>, (insights: InsightsView) => CsvCell[][]>> = {
  days: ({ days }) => [
    ["day_utc", "views", "viewers", "likes", "shares"],
    ...days.map(({ day, views, viewers, likes, shares }) => [day, views, viewers, likes, shares]),
  ],
  sources: ({ sources }) => [
    ["source", "host", "viewers"],
    ...sources.flatMap(({ source, viewers, hosts }) => {
      const rest = viewers - hosts.reduce((sum, host) => sum + host.viewers, 0);
      return [
        ...hosts.map((one) => [source, one.host, one.viewers]),
        ...(rest > 0 || hosts.length === 0 ? [[source, "", rest]] : []),
      ];
    }),
  ],
  pages: ({ pages }) => [
    ["page", "title", "views", "views_in_the_period_before"],
    ...pages.map(({ kind, title, views, views_before }) => [kind, title ?? "", views, views_before]),
  ],
};
