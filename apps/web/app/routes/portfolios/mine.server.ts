import { redirect } from "react-router";
import { portfolioStates } from "#api-schema/portfolio-views.ts";
import { ownPortfolios } from "../../features/portfolios/editor/own-portfolios.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { oneOf, submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import type { Route } from "./+types/mine.ts";

export async function loader(args: Route.LoaderArgs) {
  const { userId } = requireViewer(args);
  const url = pageUrl(args.request);
  const state = pick(url, "state", portfolioStates)[0] ?? null;
  const query = {
    user_id: userId,
    ...(state ? { state: [state] } : {}),
    // As the profile shows them; only these have an order.
    ...(state === "published" ? { sort: "position" as const } : {}),
    ...listWindow(url),
    count: true,
  };
  const page = await load(args.request, apiOf(args).portfolios.listPortfolios({ query }));
  const first = !url.searchParams.has("after");
  return {
    state,
    first,
    portfolios: ownPortfolios(page.data),
    total: page.total,
    more: moreLinks(url, page.next_cursor),
  };
}

const MOVES = ["up", "down"] as const;

/** Moves one of the published portfolios by one place on the profile. */
export async function action(args: Route.ActionArgs) {
  const { userId } = requireViewer(args);
  const form = await args.request.formData();
  const api = apiOf(args);
  return submit(args.request, form, async () => {
    const was = await load(args.request, publishedOf(api, userId));
    const wanted = movedBy(was, text(form, "portfolio_id"), oneOf(form, "move", MOVES) === "up" ? -1 : 1);
    await api.portfolios.orderPortfolios({ body: { portfolio_ids: wanted, was } });
    const { pathname, search } = pageUrl(args.request);
    return redirect(pathname + search);
  });
}

async function publishedOf(api: ReturnType<typeof apiOf>, user_id: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { user_id, state: ["published" as const], sort: "position" as const, limit: 100 };
    const page = await api.portfolios.listPortfolios({ query: { ...query, ...(cursor ? { cursor } : {}) } });
    ids.push(...page.data.map((portfolio) => portfolio.portfolio_id));
    cursor = page.next_cursor;
  } while (cursor !== null);
  return ids;
}

/** Beyond either end it stays where it is. */
function movedBy(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  return ids.toSpliced(from, 1).toSpliced(to, 0, id);
}
