// Portfolios: a person's work as a titled, ordered collection of items.
import { Type } from "typebox";
import { confirmationRoutes } from "./confirmations.ts";
import { fileRoute, Id, pageOf, record, route } from "./core.ts";
import { insightsRoutes } from "./portfolio-insights.ts";
import { layoutRoutes } from "./portfolio-layout.ts";
import { similarRoutes } from "./portfolio-similar.ts";
import { suggestionRoutes } from "./portfolio-suggestions.ts";
import {
  PortfolioBody,
  PortfolioCard,
  PortfolioPatch,
  PortfolioSlug,
  PortfolioState,
  PortfolioView,
  portfolioQuery,
} from "./portfolio-views.ts";
import { Handle } from "./users.ts";
import { itemRoutes } from "./work-item-routes.ts";
import { WorkItemView } from "./work-items.ts";

const portfolioParams = record({ portfolio_id: Id });
const contentErrors = [
  "portfolio.slug_taken",
  "portfolio.title_missing",
  "portfolio.bad_category",
  "portfolio.bad_tags",
  "media.not_usable",
];
const edits = ["portfolio.not_found", "portfolio.not_owner", "portfolio.archived", ...contentErrors, "request.stale"];
const moves = ["portfolio.not_found", "portfolio.not_owner", "portfolio.wrong_state"];

const transition = (name: string, summary: string, errors: readonly string[] = []) =>
  ({
    method: "POST",
    path: `/api/portfolios/:portfolio_id/${name}`,
    summary,
    scope: "portfolios:write",
    params: portfolioParams,
    response: PortfolioView,
    errors: [...moves, ...errors],
  }) as const;

export const portfoliosApi = {
  listPortfolios: route({
    method: "GET",
    path: "/api/portfolios",
    summary: "Portfolios, filtered and sorted: published ones, and all of one's own.",
    access: "public",
    scope: "portfolios:read",
    query: portfolioQuery,
    response: pageOf(PortfolioCard),
  }),
  createPortfolio: route({
    method: "POST",
    path: "/api/portfolios",
    summary: "Begin a portfolio as a draft.",
    access: "signed_in",
    scope: "portfolios:write",
    body: PortfolioBody,
    response: PortfolioView,
    status: 201,
    errors: ["portfolio.too_many", ...contentErrors],
  }),
  getPortfolio: route({
    method: "GET",
    path: "/api/portfolios/:portfolio_id",
    summary: "A portfolio with its items.",
    access: "public",
    scope: "portfolios:read",
    params: portfolioParams,
    response: PortfolioView,
    errors: ["portfolio.not_found"],
  }),
  getShareImage: fileRoute({
    method: "GET",
    path: "/api/portfolios/:portfolio_id/share-image.png",
    summary: "A portfolio's title and maker as a picture of 1200 x 630, for link previews of work without a picture.",
    access: "public",
    scope: "portfolios:read",
    rate: "rendering",
    params: portfolioParams,
    files: ["image/png"],
    errors: ["portfolio.not_found"],
  }),
  getPortfolioBySlug: route({
    method: "GET",
    path: "/api/portfolios/by-slug/:handle/:slug",
    summary: "A portfolio by its owner's handle and its slug.",
    access: "public",
    scope: "portfolios:read",
    params: record({ handle: Handle, slug: PortfolioSlug }),
    response: PortfolioView,
    errors: ["portfolio.not_found"],
  }),
  replacePortfolio: route({
    method: "PUT",
    path: "/api/portfolios/:portfolio_id",
    summary: "Replace what may be edited of a portfolio.",
    access: "signed_in",
    scope: "portfolios:write",
    params: portfolioParams,
    body: PortfolioBody,
    response: PortfolioView,
    errors: edits,
  }),
  patchPortfolio: route({
    method: "PATCH",
    path: "/api/portfolios/:portfolio_id",
    summary: "Change parts of a portfolio.",
    access: "signed_in",
    scope: "portfolios:write",
    params: portfolioParams,
    body: PortfolioPatch,
    response: PortfolioView,
    errors: edits,
  }),
  deletePortfolio: route({
    method: "DELETE",
    path: "/api/portfolios/:portfolio_id",
    summary:
      "Delete a draft for good, and with `state=archived` what is archived; what others see is taken down and archived.",
    access: "signed_in",
    scope: "portfolios:write",
    params: portfolioParams,
    /** The state it was seen in: refused when it is another now. */
    query: record({ state: Type.Optional(PortfolioState) }),
    errors: moves,
  }),
  duplicatePortfolio: route({
    method: "POST",
    path: "/api/portfolios/:portfolio_id/duplication",
    summary: "Begin a draft with everything that one of your portfolios holds.",
    access: "signed_in",
    scope: "portfolios:write",
    params: portfolioParams,
    response: PortfolioView,
    status: 201,
    errors: ["portfolio.not_found", "portfolio.not_owner", "portfolio.too_many"],
  }),
  publishPortfolio: route({
    ...transition("publication", "Publish a draft, or list an unlisted portfolio again.", [
      "portfolio.empty",
      "portfolio.layout_incomplete",
    ]),
    access: "verified",
  }),
  unlistPortfolio: route({
    ...transition("unlisting", "Take a published portfolio out of lists; its address still opens it."),
    access: "signed_in",
  }),
  archivePortfolio: route({
    ...transition("archiving", "Put an unlisted portfolio away: only its owner sees it."),
    access: "signed_in",
  }),
  likePortfolio: route({
    method: "POST",
    path: "/api/portfolios/:portfolio_id/like",
    summary: "Like a portfolio. Liking twice counts once.",
    access: "verified",
    scope: "portfolios:write",
    params: portfolioParams,
    response: record({ liked: Type.Boolean(), likes: Type.Integer() }),
    errors: ["portfolio.not_found", "portfolio.own_like"],
  }),
  unlikePortfolio: route({
    method: "DELETE",
    path: "/api/portfolios/:portfolio_id/like",
    summary: "Take a like back. Answers the same when there is none.",
    access: "signed_in",
    scope: "portfolios:write",
    params: portfolioParams,
    response: record({ liked: Type.Boolean(), likes: Type.Integer() }),
    errors: ["portfolio.not_found"],
  }),
  orderPortfolios: route({
    method: "POST",
    path: "/api/portfolios/order",
    summary: "Put one's own published portfolios into this order, as the profile shows them: all of them, each once.",
    access: "signed_in",
    scope: "portfolios:write",
    body: record({
      portfolio_ids: Type.Array(Id, { maxItems: 200, uniqueItems: true }),
      /** The order this one was made from: refused when it is another now. */
      was: Type.Optional(Type.Array(Id, { maxItems: 200 })),
    }),
    response: record({ portfolio_ids: Type.Array(Id) }),
    errors: ["portfolio.order_mismatch", "request.stale"],
  }),
  orderItems: route({
    method: "POST",
    path: "/api/portfolios/:portfolio_id/order",
    summary: "Put the items into this order: all of them, each once.",
    access: "signed_in",
    scope: "portfolios:write",
    params: portfolioParams,
    body: record({
      item_ids: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
      version: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    response: record({ data: Type.Array(WorkItemView) }),
    errors: [
      "portfolio.not_found",
      "portfolio.not_owner",
      "portfolio.archived",
      "portfolio.order_mismatch",
      "request.stale",
    ],
  }),
  ...layoutRoutes,
  ...insightsRoutes,
  ...confirmationRoutes,
  ...similarRoutes,
  ...itemRoutes,
  ...suggestionRoutes,
};
