import { data, href, redirect } from "react-router";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { previewOf } from "../../features/media/picture-of.ts";
import { portfolioCards } from "../../features/portfolios/card-data.server.ts";
import { layoutExtras } from "../../features/portfolios/layout/layout-extras.server.ts";
import { shownFiles, shownPieces } from "../../features/portfolios/shown-pieces.server.ts";
import { similarWork } from "../../features/portfolios/similar/similar-data.server.ts";
import { apiOf, load, loadOrNull, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { portfolioHref, shareImageOf } from "../../lib/links.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { allTopics, topicName } from "../../lib/topics.server.ts";
import type { Route } from "./+types/detail.ts";

const OTHERS_MAX = 5;

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf({ context });
  const found = await load(request, findPortfolio(api, params));
  const draft = await askedDraft(request, api, found);
  const portfolio = draft ? { ...found, template: draft.template, layout: draft } : found;
  const topics = await load(request, allTopics(api, context));
  const [extras, others, similar] = await Promise.all([
    layoutExtras(api, {
      userId: portfolio.user_id,
      layout: portfolio.layout,
      locale: context.get(pageContext).preferences.locale,
    }),
    loadOrNull(
      api.portfolios.listPortfolios({
        query: { user_id: portfolio.user_id, state: ["published"], limit: OTHERS_MAX },
      }),
    ),
    similarWork(api.portfolios, portfolio.portfolio_id, topics),
  ]);
  return {
    portfolio: shownWhole(portfolio),
    isDraft: draft !== null,
    url: new URL(portfolioHref(portfolio.owner.handle, portfolio.slug), context.get(pageContext).origin).href,
    extras,
    similar,
    topic: topicName(topics, portfolio.category_id),
    others: portfolioCards(others?.data ?? [])
      .filter((other) => other.slug !== portfolio.slug)
      .slice(0, OTHERS_MAX - 1),
  };
}

/** The page as its owner works on it, with `?draft=1` and for them alone; null where nothing was arranged yet. */
async function askedDraft(request: Request, api: ReturnType<typeof apiOf>, { portfolio_id, can }: PortfolioView) {
  if (!pageUrl(request).searchParams.has("draft") || !can.includes("edit")) return null;
  const work = await load(request, api.portfolios.getLayout({ params: { portfolio_id } }));
  return work.version > 0 ? work.draft : null;
}

/** What the page shows of a portfolio: the rest of the answer would be a tenth of its bytes. */
function shownWhole(portfolio: PortfolioView) {
  const { portfolio_id, owner, slug, title, description, category_id, tags, template, state } = portfolio;
  const { item_count, counters, published_at, liked, can, layout } = portfolio;
  return {
    ...{ portfolio_id, owner, slug, title, description, category_id, tags, template, state },
    ...{ item_count, likes: counters.likes, views: counters.views, published_at, liked, can },
    image: previewOf(portfolio.cover)?.src ?? shareImageOf(portfolio_id),
    items: shownPieces(portfolio.items),
    layout: layout && { ...layout, media: shownFiles(layout.media) },
  };
}

/** A like and its undoing, as a form or in place. */
export async function action(args: Route.ActionArgs) {
  const { emailVerified } = requireViewer(args);
  const { request, context, params } = args;
  const api = apiOf({ context });
  const { portfolio_id } = await load(request, findPortfolio(api, params));
  const form = await request.formData();
  const likes = form.get("liked") === "yes";
  if (likes && !emailVerified) return redirect(href("/verify-email"));
  const call = likes ? api.portfolios.likePortfolio : api.portfolios.unlikePortfolio;
  return load(request, call({ params: { portfolio_id } }));
}

function findPortfolio(api: ReturnType<typeof apiOf>, params: { handle: string; slug: string }) {
  if (!params.handle.startsWith("@")) throw data(null, { status: 404 });
  const handle = params.handle.slice(1).toLowerCase();
  return api.portfolios.getPortfolioBySlug({ params: { handle, slug: params.slug } });
}
