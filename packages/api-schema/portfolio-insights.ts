// How a portfolio does, for its owner. All days are UTC.
import { type Static, Type } from "typebox";
import { Day, fileRoute, Id, nullable, oneOf, record, route } from "./core.ts";

const figures = {
  views: Type.Integer({ description: "Pages seen, of the portfolio and its pieces: each once a viewer and day." }),
  viewers: Type.Integer({ description: "People who saw any of its pages, each once a day." }),
  likes: Type.Integer({ description: "Likes given in that time and not taken back since." }),
  shares: Type.Integer({ description: "How often it was passed on by its share buttons, once a network and day." }),
};
const Figures = record(figures);
const period = { from: Day, to: Type.String({ ...Day, description: "The last day, included." }) };

const PageInsight = record({
  /** Its own page, a piece's, or those of pieces that are no longer there. */
  kind: oneOf("portfolio", "item", "gone"),
  item_id: nullable(Id),
  title: nullable(Type.String()),
  views: Type.Integer(),
  views_before: Type.Integer(),
});
export type PageInsight = Static<typeof PageInsight>;

export const InsightsView = record({
  portfolio_id: Id,
  title: Type.String(),
  ...period,
  /** As many days just before. */
  before: record(period),
  totals: Figures,
  totals_before: Figures,
  /** Every day of the period, those without visits too. */
  days: Type.Array(record({ day: Day, ...figures })),
  /** Where viewers came from that day first; the most frequent first. */
  sources: Type.Array(
    record({
      source: oneOf("direct", "kogi", "search", "social", "other"),
      viewers: Type.Integer(),
      /** The ten that led most of them here. */
      hosts: Type.Array(record({ host: Type.String(), viewers: Type.Integer() })),
    }),
  ),
  pages: Type.Array(PageInsight),
});
export type InsightsView = Static<typeof InsightsView>;

const wish = {
  from: Type.Optional(Type.String({ ...Day, description: "Left out: thirty days to the last." })),
  to: Type.Optional(Type.String({ ...Day, description: "Left out, or yet to come: today." })),
};
const query = record(wish);
export type InsightsQuery = Static<typeof query>;
const exported = { table: Type.Optional(oneOf("days", "sources", "pages")) };
const exportQuery = record({ ...wish, ...exported });
export type InsightsExport = Pick<Static<typeof exportQuery>, "table">;

const params = record({ portfolio_id: Id });
const errors = ["portfolio.not_found", "portfolio.figures_of_others", "portfolio.bad_period"];

export const insightsRoutes = {
  getInsights: route({
    method: "GET",
    path: "/api/portfolios/:portfolio_id/insights",
    summary: "How a portfolio of yours does: views, viewers, likes and shares by day, by source and by page.",
    access: "signed_in",
    scope: "portfolios:read",
    params,
    query,
    response: InsightsView,
    errors,
  }),
  downloadInsights: fileRoute({
    method: "GET",
    path: "/api/portfolios/:portfolio_id/insights.csv",
    summary: "The same figures for a spreadsheet, one table a file.",
    access: "signed_in",
    scope: "portfolios:read",
    params,
    query: exportQuery,
    files: ["text/csv"],
    errors,
  }),
  sharePortfolio: route({
    method: "POST",
    path: "/api/portfolios/:portfolio_id/shares",
    summary: "Note that somebody passes a portfolio on. Counts once a network and day.",
    access: "public",
    scope: "portfolios:read",
    params,
    response: record({ shares: Type.Integer() }),
    errors: ["portfolio.not_found"],
  }),
};
