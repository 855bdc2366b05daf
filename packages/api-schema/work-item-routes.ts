// The routes of single pieces of work.
import { Type } from "typebox";
import { Id, pageOf, record, route } from "./core.ts";
import { PortfolioCard } from "./portfolio-views.ts";
import { WorkCard, WorkItemBody, WorkItemPatch, WorkItemView, workQuery } from "./work-items.ts";

const portfolioParams = record({ portfolio_id: Id });
const itemParams = record({ item_id: Id });
const itemEdits = [
  "portfolio.not_found",
  "portfolio.item_not_found",
  "portfolio.not_owner",
  "portfolio.archived",
  "portfolio.item_incomplete",
  "portfolio.bad_link",
  "portfolio.bad_tags",
  "media.not_usable",
  "request.stale",
];

export const itemRoutes = {
  listItems: route({
    method: "GET",
    path: "/api/portfolios/:portfolio_id/items",
    summary: "A portfolio's items in their order.",
    access: "public",
    scope: "portfolios:read",
    params: portfolioParams,
    response: record({ data: Type.Array(WorkItemView) }),
    errors: ["portfolio.not_found"],
  }),
  addItem: route({
    method: "POST",
    path: "/api/portfolios/:portfolio_id/items",
    summary: "Add a piece of work at the end.",
    access: "signed_in",
    scope: "portfolios:write",
    params: portfolioParams,
    body: WorkItemBody,
    response: WorkItemView,
    status: 201,
    errors: [...itemEdits, "portfolio.too_many_items"],
  }),
  getItem: route({
    method: "GET",
    path: "/api/portfolio-items/:item_id",
    summary: "One piece of work with the portfolio it stands in.",
    access: "public",
    scope: "portfolios:read",
    params: itemParams,
    response: record({ item: WorkItemView, portfolio: PortfolioCard }),
    errors: ["portfolio.item_not_found"],
  }),
  replaceItem: route({
    method: "PUT",
    path: "/api/portfolio-items/:item_id",
    summary: "Replace a piece of work.",
    access: "signed_in",
    scope: "portfolios:write",
    params: itemParams,
    body: WorkItemBody,
    response: WorkItemView,
    errors: itemEdits,
  }),
  patchItem: route({
    method: "PATCH",
    path: "/api/portfolio-items/:item_id",
    summary: "Change parts of a piece of work.",
    access: "signed_in",
    scope: "portfolios:write",
    params: itemParams,
    body: WorkItemPatch,
    response: WorkItemView,
    errors: itemEdits,
  }),
  deleteItem: route({
    method: "DELETE",
    path: "/api/portfolio-items/:item_id",
    summary: "Take a piece of work out of its portfolio.",
    access: "signed_in",
    scope: "portfolios:write",
    params: itemParams,
    errors: ["portfolio.item_not_found", "portfolio.not_owner", "portfolio.archived", "portfolio.last_item"],
  }),
  listWorks: route({
    method: "GET",
    path: "/api/works",
    summary: "Pieces of work of published portfolios: for the home page and discovery.",
    access: "public",
    scope: "portfolios:read",
    query: workQuery,
    response: pageOf(WorkCard),
  }),
};
