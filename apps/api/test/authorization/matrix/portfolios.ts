import { newId } from "#platform/ids/index.ts";
import type { Call, Row, Stage } from "../matrix.ts";
import { draftPortfolio, publishedPortfolio } from "../things.ts";

type Body = object | ((ids: readonly string[]) => object);

const portfolio =
  (make: typeof draftPortfolio, body?: Body) =>
  async ({ owner }: Stage): Promise<Call> => {
    const { portfolioId, itemIds } = await make(owner);
    const given = typeof body === "function" ? body(itemIds) : body;
    return { params: { portfolio_id: portfolioId }, ...(given ? { body: given } : {}) };
  };
const draft = (body?: Body) => portfolio(draftPortfolio, body);
const published = (body?: Body) => portfolio(publishedPortfolio, body);

const item =
  (make: typeof draftPortfolio, body?: object) =>
  async ({ owner }: Stage): Promise<Call> => {
    const { itemIds } = await make(owner);
    return { params: { item_id: itemIds[0] ?? "" }, ...(body ? { body } : {}) };
  };

async function unlisted({ owner }: Stage): Promise<Call> {
  const { portfolioId } = await publishedPortfolio(owner);
  await owner.api.portfolios.unlistPortfolio({ params: { portfolio_id: portfolioId } });
  return { params: { portfolio_id: portfolioId } };
}

async function bySlug({ owner }: Stage): Promise<Call> {
  const { portfolioId } = await publishedPortfolio(owner);
  const { slug } = await owner.api.portfolios.getPortfolio({ params: { portfolio_id: portfolioId } });
  return { params: { handle: (await owner.api.users.me()).user.handle, slug } };
}

const link = { kind: "link", title: "Lamp", link: "https://example.org/lamp" };
const title = { title: "Work" };
const layout = {
  layout: { theme: { type: "plain", accent: null, spacing: "even" }, blocks: [] },
};
async function kept({ owner }: Stage): Promise<Call> {
  const { portfolioId } = await publishedPortfolio(owner);
  const params = { portfolio_id: portfolioId };
  const { draft } = await owner.api.portfolios.getLayout({ params });
  const { type, accent, spacing } = draft.theme;
  const body = { layout: { theme: { type, accent, spacing }, blocks: draft.blocks } };
  await owner.api.portfolios.saveLayout({ params, body });
  return { params, body: { restore: 1 } };
}
const order = (ids: readonly string[]) => ({ item_ids: ids.toReversed() });

// A published portfolio is seen by all, so a stranger's change is refused; a draft does not exist for others.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const portfoliosMatrix: readonly Row[] = [
  { route: "GET /api/portfolios", is: "200 200 200 200 200 200 200 200 200" },
  { route: "POST /api/portfolios", is: "401 201 201 201 201 201 201 201 403", call: () => ({ body: title }) },
  { route: "GET /api/portfolios/:portfolio_id", is: "200 200 200 200 200 200 200 200 200", call: published() },
  {
    route: "GET /api/portfolios/:portfolio_id",
    whose: "draft",
    is: "404 404 200 404 404 404 404 404 404",
    call: draft(),
  },
  {
    route: "GET /api/portfolios/:portfolio_id/share-image.png",
    is: "200 200 200 200 200 200 200 200 200",
    call: published(),
  },
  {
    route: "GET /api/portfolios/:portfolio_id/share-image.png",
    whose: "draft",
    is: "404 404 404 404 404 404 404 404 404",
    call: draft(),
  },
  { route: "GET /api/portfolios/by-slug/:handle/:slug", is: "200 200 200 200 200 200 200 200 200", call: bySlug },
  { route: "PUT /api/portfolios/:portfolio_id", is: "401 403 200 403 403 403 403 403 403", call: published(title) },
  {
    route: "PUT /api/portfolios/:portfolio_id",
    whose: "draft",
    is: "401 404 200 404 404 404 404 404 403",
    call: draft(title),
  },
  { route: "PATCH /api/portfolios/:portfolio_id", is: "401 403 200 403 403 403 403 403 403", call: published(title) },
  {
    route: "PATCH /api/portfolios/:portfolio_id",
    whose: "draft",
    is: "401 404 200 404 404 404 404 404 403",
    call: draft(title),
  },
  { route: "DELETE /api/portfolios/:portfolio_id", is: "401 403 204 403 403 403 403 403 403", call: published() },
  {
    route: "DELETE /api/portfolios/:portfolio_id",
    whose: "draft",
    is: "401 404 204 404 404 404 404 404 403",
    call: draft(),
  },
  { route: "POST /api/portfolios/:portfolio_id/publication", is: "401 403 200 404 404 404 404 404 403", call: draft() },
  {
    route: "POST /api/portfolios/:portfolio_id/duplication",
    is: "401 403 201 403 403 403 403 403 403",
    call: published(),
  },
  {
    route: "POST /api/portfolios/:portfolio_id/duplication",
    whose: "draft",
    is: "401 404 201 404 404 404 404 404 403",
    call: draft(),
  },
  {
    route: "POST /api/portfolios/:portfolio_id/unlisting",
    is: "401 403 200 403 403 403 403 403 403",
    call: published(),
  },
  { route: "POST /api/portfolios/:portfolio_id/archiving", is: "401 403 200 403 403 403 403 403 403", call: unlisted },
  { route: "GET /api/portfolios/:portfolio_id/layout", is: "401 403 200 403 403 403 403 403 403", call: published() },
  {
    route: "GET /api/portfolios/:portfolio_id/layout",
    whose: "draft",
    is: "401 404 200 404 404 404 404 404 403",
    call: draft(),
  },
  {
    route: "PUT /api/portfolios/:portfolio_id/layout",
    is: "401 403 200 403 403 403 403 403 403",
    call: published(layout),
  },
  {
    route: "PUT /api/portfolios/:portfolio_id/layout",
    whose: "draft",
    is: "401 404 200 404 404 404 404 404 403",
    call: draft(layout),
  },
  {
    route: "POST /api/portfolios/:portfolio_id/layout/publication",
    is: "401 403 200 403 403 403 403 403 403",
    call: published({}),
  },
  {
    route: "POST /api/portfolios/:portfolio_id/layout/restoration",
    is: "401 403 200 403 403 403 403 403 403",
    call: kept,
  },
  {
    route: "DELETE /api/portfolios/:portfolio_id/layout/history",
    is: "401 403 200 403 403 403 403 403 403",
    call: published(),
  },
  {
    route: "POST /api/portfolios/order",
    is: "401 409 409 409 409 409 409 409 403",
    call: () => ({ body: { portfolio_ids: [newId()] } }),
  },
  { route: "POST /api/portfolios/:portfolio_id/like", is: "401 403 409 200 200 200 200 200 403", call: published() },
  {
    route: "POST /api/portfolios/:portfolio_id/like",
    whose: "draft",
    is: "401 403 409 404 404 404 404 404 403",
    call: draft(),
  },
  { route: "DELETE /api/portfolios/:portfolio_id/like", is: "401 200 200 200 200 200 200 200 403", call: published() },
  { route: "GET /api/portfolios/:portfolio_id/insights", is: "401 403 200 403 403 403 403 403 403", call: published() },
  {
    route: "GET /api/portfolios/:portfolio_id/insights",
    whose: "draft",
    is: "401 404 200 404 404 404 404 404 403",
    call: draft(),
  },
  {
    route: "GET /api/portfolios/:portfolio_id/insights.csv",
    is: "401 403 200 403 403 403 403 403 403",
    call: published(),
  },
  { route: "POST /api/portfolios/:portfolio_id/shares", is: "200 200 200 200 200 200 200 200 200", call: published() },
  {
    route: "POST /api/portfolios/:portfolio_id/shares",
    whose: "draft",
    is: "404 404 200 404 404 404 404 404 404",
    call: draft(),
  },
  { route: "GET /api/portfolios/:portfolio_id/similar", is: "200 200 200 200 200 200 200 200 200", call: published() },
  {
    route: "GET /api/portfolios/:portfolio_id/similar",
    whose: "draft",
    is: "404 404 200 404 404 404 404 404 404",
    call: draft(),
  },
  { route: "GET /api/portfolios/:portfolio_id/items", is: "200 200 200 200 200 200 200 200 200", call: published() },
  {
    route: "GET /api/portfolios/:portfolio_id/items",
    whose: "draft",
    is: "404 404 200 404 404 404 404 404 404",
    call: draft(),
  },
  {
    route: "POST /api/portfolios/:portfolio_id/items",
    is: "401 403 201 403 403 403 403 403 403",
    call: published(link),
  },
  {
    route: "POST /api/portfolios/:portfolio_id/items",
    whose: "draft",
    is: "401 404 201 404 404 404 404 404 403",
    call: draft(link),
  },
  {
    route: "POST /api/portfolios/:portfolio_id/order",
    is: "401 403 200 403 403 403 403 403 403",
    call: published(order),
  },
  {
    route: "GET /api/portfolio-items/:item_id",
    is: "200 200 200 200 200 200 200 200 200",
    call: item(publishedPortfolio),
  },
  {
    route: "GET /api/portfolio-items/:item_id",
    whose: "draft",
    is: "404 404 200 404 404 404 404 404 404",
    call: item(draftPortfolio),
  },
  {
    route: "GET /api/portfolio-items/:item_id/similar",
    is: "200 200 200 200 200 200 200 200 200",
    call: item(publishedPortfolio),
  },
  {
    route: "GET /api/portfolio-items/:item_id/similar",
    whose: "draft",
    is: "404 404 200 404 404 404 404 404 404",
    call: item(draftPortfolio),
  },
  {
    route: "PUT /api/portfolio-items/:item_id",
    is: "401 403 200 403 403 403 403 403 403",
    call: item(publishedPortfolio, link),
  },
  {
    route: "PATCH /api/portfolio-items/:item_id",
    is: "401 403 200 403 403 403 403 403 403",
    call: item(publishedPortfolio, title),
  },
  {
    route: "PATCH /api/portfolio-items/:item_id",
    whose: "draft",
    is: "401 404 200 404 404 404 404 404 403",
    call: item(draftPortfolio, title),
  },
  {
    route: "DELETE /api/portfolio-items/:item_id",
    is: "401 403 204 403 403 403 403 403 403",
    call: item(publishedPortfolio),
  },
  {
    route: "DELETE /api/portfolio-items/:item_id",
    whose: "draft",
    is: "401 404 204 404 404 404 404 404 403",
    call: item(draftPortfolio),
  },
  {
    route: "POST /api/portfolio-suggestions",
    is: "401 200 200 200 200 200 200 200 403",
    call: () => ({ body: { title: "Wordmarks", category_id: "logo-design", tags: ["paper"] } }),
  },
  { route: "GET /api/works", is: "200 200 200 200 200 200 200 200 200" },
];
