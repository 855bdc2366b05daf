// How a portfolio does: what its owner alone is told, from figures that were added up as things happened.
import type { InsightsQuery, InsightsView, PageInsight } from "#api-schema/portfolio-insights.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listItemsOf } from "../items.repository.ts";
import { portfolioErrors } from "../portfolios.errors.ts";
import { findOwn } from "../portfolios.policy.ts";
import { type DayFigures, listDays, listPages, listSources, type SourceFigures } from "./insights.repository.ts";
import { type ComparedPeriod, dayOf, daysOf, type Period, periodOf } from "./insights.rules.ts";
import { sources } from "./sources.rules.ts";

const HOSTS_MAX = 10;

/** Throws `portfolio.not_found`, `portfolio.figures_of_others`, `portfolio.bad_period`. */
export async function readInsights(
  { db, clock }: Platform,
  actor: Actor,
  { portfolioId, query }: { readonly portfolioId: string; readonly query: InsightsQuery },
): Promise<InsightsView> {
  const row = await findOwn(db, actor, portfolioId, portfolioErrors.figuresOfOthers);
  const period = periodOf(query, dayOf(clock.now()));
  if (!period) throw portfolioErrors.badPeriod({ at: "/query/from" });
  const [found, bySource, pages] = await Promise.all([
    listDays(db, portfolioId, { from: period.before.from, to: period.to }),
    listSources(db, portfolioId, period, HOSTS_MAX),
    pagesOf(db, portfolioId, period),
  ]);
  const days = filled(found, period);
  return {
    portfolio_id: portfolioId,
    title: row.title,
    from: period.from,
    to: period.to,
    before: period.before,
    totals: sum(days),
    totals_before: sum(filled(found, period.before)),
    days,
    sources: sourcesOf(bySource),
    pages,
  };
}

/** Every day of the period; those on which nothing happened too. */
function filled(found: readonly DayFigures[], period: Period): DayFigures[] {
  const byDay = new Map(found.map((figures) => [figures.day, figures]));
  return daysOf(period).map((day) => byDay.get(day) ?? { day, views: 0, viewers: 0, likes: 0, shares: 0 });
}

function sum(days: readonly DayFigures[]): InsightsView["totals"] {
  const totals = { views: 0, viewers: 0, likes: 0, shares: 0 };
  for (const day of days) {
    totals.views += day.views;
    totals.viewers += day.viewers;
    totals.likes += day.likes;
    totals.shares += day.shares;
  }
  return totals;
}

function sourcesOf(found: readonly SourceFigures[]): InsightsView["sources"] {
  const all = sources.map((source) => {
    const hosts = found.filter((one) => one.source === source);
    return {
      source,
      viewers: hosts[0]?.total ?? 0,
      hosts: hosts.filter(({ host }) => host !== "").map(({ host, viewers }) => ({ host, viewers })),
    };
  });
  return all.toSorted((a, b) => b.viewers - a.viewers);
}

/** The portfolio's own page, then its pieces by how often they were opened, then those that are gone as one. */
async function pagesOf(db: Db, portfolioId: string, period: ComparedPeriod): Promise<PageInsight[]> {
  const [found, items] = await Promise.all([listPages(db, portfolioId, period), listItemsOf(db, portfolioId)]);
  const byPage = new Map(found.map((page) => [page.page_id, page]));
  const figuresOf = (pageId: string) => {
    const { views = 0, views_before = 0 } = byPage.get(pageId) ?? {};
    byPage.delete(pageId);
    return { views, views_before };
  };
  const own: PageInsight = { kind: "portfolio", item_id: null, title: null, ...figuresOf(portfolioId) };
  const pieces = items.map(({ item_id, title }): PageInsight => {
    return { kind: "item", item_id, title, ...figuresOf(item_id) };
  });
  const gone: PageInsight = { kind: "gone", item_id: null, title: null, views: 0, views_before: 0 };
  for (const { views, views_before } of byPage.values()) {
    gone.views += views;
    gone.views_before += views_before;
  }
  return [own, ...pieces.toSorted((a, b) => b.views - a.views), ...(gone.views + gone.views_before > 0 ? [gone] : [])];
}
