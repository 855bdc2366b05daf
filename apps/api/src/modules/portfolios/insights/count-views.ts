// Views, counted behind the answer: each viewer once a day, programs and the owner never.
import { portfolioViewed } from "#events/portfolios.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Visitor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { addFigures, addPages, addSources } from "./day-figures.repository.ts";
import { originOf } from "./sources.rules.ts";
import { viewerOf } from "./viewer-of.ts";
import { addViews, insertPageViews, insertViewers, type NewPageView, type View } from "./views.repository.ts";

export interface Page {
  readonly portfolioId: string;
  readonly ownerId: string;
  /** The portfolio, or a piece of it. */
  readonly pageId: string;
}

export interface ViewCounter {
  /** Notes that somebody looked at a page; returns at once. */
  note(page: Page, visitor: Visitor): void;
  /** Resolves when everything noted so far is counted. */
  settled(): Promise<void>;
}

const BATCH_MAX = 500;
// Past this, views are let go: a flood of looks must not fill the memory of the process that serves them.
const WAITING_MAX = 20_000;

export function createViewCounter(platform: Platform): ViewCounter {
  const waiting = new Map<string, View>();
  let counting: Promise<void> | null = null;

  async function countAll(): Promise<void> {
    // After the answers that are being written just now.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, BATCH_MAX);
      for (const [key] of batch) waiting.delete(key);
      await countViews(
        platform,
        batch.map(([, view]) => view),
      );
    }
  }
  function start(): void {
    counting ??= countAll()
      .catch((error: unknown) => platform.log.warn({ err: error }, "some views were not counted"))
      .finally(() => {
        counting = null;
        // One may have been noted after the last look into `waiting`.
        if (waiting.size > 0) start();
      });
  }
  return {
    note(page, visitor) {
      const view = viewOf(platform, page, visitor);
      if (view === null || waiting.size >= WAITING_MAX) return;
      const key = `${view.pageId} ${view.day} ${view.viewer}`;
      // The first look tells where somebody came from; the next come from our own pages.
      if (!waiting.has(key)) waiting.set(key, view);
      start();
    },
    async settled() {
      while (counting !== null) await counting;
    },
  };
}

/** Counts views; what was counted before today counts no more. */
export async function countViews(platform: Platform, views: readonly View[]): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const viewers = await insertViewers(tx, views);
    const pages = await insertPageViews(tx, views);
    const counts = grouped(viewers, (viewer) => viewer.portfolio_id).map(({ one, count }) => ({ ...one, count }));
    // In id order: two processes that count the same portfolios would else wait for each other.
    for (const { portfolio_id, count } of counts.toSorted((a, b) => (a.portfolio_id < b.portfolio_id ? -1 : 1))) {
      const user_id = await addViews(tx, portfolio_id, count);
      if (user_id) await platform.events.publish(tx, portfolioViewed, { portfolio_id, user_id, views: count });
    }
    const first = new Map<string, View>();
    for (const view of views.toReversed()) first.set(`${view.portfolioId} ${view.day} ${view.viewer}`, view);
    const arrivals = viewers.flatMap(
      (viewer) => first.get(`${viewer.portfolio_id} ${viewer.day} ${viewer.viewer}`) ?? [],
    );
    await rollUp(tx, arrivals, pages);
  });
}

/** The figures of the day, in the transaction that found out what is new: nothing is counted twice or not at all. */
async function rollUp(tx: Tx, arrivals: readonly View[], pages: readonly NewPageView[]): Promise<void> {
  const days = new Map<string, { portfolio_id: string; day: string; views: number; viewers: number }>();
  const dayOf = (portfolio_id: string, day: string) => {
    const key = `${portfolio_id} ${day}`;
    const figures = days.get(key) ?? { portfolio_id, day, views: 0, viewers: 0 };
    days.set(key, figures);
    return figures;
  };
  for (const { portfolioId, day } of arrivals) dayOf(portfolioId, day).viewers += 1;
  for (const { portfolio_id, day } of pages) dayOf(portfolio_id, day).views += 1;
  const seen = grouped(pages, (page) => `${page.portfolio_id} ${page.day} ${page.page_id}`);
  const came = grouped(arrivals, (view) => `${view.portfolioId} ${view.day} ${view.source} ${view.host}`);
  await addFigures(tx, [...days.values()]);
  await addPages(
    tx,
    seen.map(({ one, count }) => ({ ...one, views: count })),
  );
  await addSources(
    tx,
    came.map(({ one: { portfolioId: portfolio_id, day, source, host }, count: viewers }) => {
      return { portfolio_id, day, source, host, viewers };
    }),
  );
}

/** What is alike by its key, with how many there are. */
function grouped<T>(things: readonly T[], key: (thing: T) => string): { readonly one: T; count: number }[] {
  const groups = new Map<string, { readonly one: T; count: number }>();
  for (const one of things) {
    const group = groups.get(key(one));
    if (group) group.count += 1;
    else groups.set(key(one), { one, count: 1 });
  }
  return [...groups.values()];
}

/** The look as it is kept, or null when it does not count. */
function viewOf(platform: Platform, page: Page, visitor: Visitor): View | null {
  const who = viewerOf(platform, page.ownerId, visitor);
  if (!who) return null;
  const { referer, host } = visitor.headers;
  const own = [URL.parse(platform.config.publicUrl)?.host, typeof host === "string" ? host : undefined];
  const origin = originOf(typeof referer === "string" ? referer : undefined, own);
  return { portfolioId: page.portfolioId, pageId: page.pageId, ...who, ...origin };
}
