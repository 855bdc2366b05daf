// What an owner is told of their visits: right to the day, and not to be driven up.
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { trimViews } from "./views.repository.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi, { name: "Ana Sol" });
});

interface Work {
  readonly portfolioId: string;
  readonly itemIds: readonly string[];
}

async function published(...titles: string[]): Promise<Work> {
  const { portfolio_id } = await ana.api.portfolios.createPortfolio({ body: { title: "Work" } });
  const params = { portfolio_id };
  const itemIds: string[] = [];
  for (const title of titles.length > 0 ? titles : ["Story"]) {
    const item = await ana.api.portfolios.addItem({ params, body: { kind: "case_study", title, story: "Once." } });
    itemIds.push(item.item_id);
  }
  await ana.api.portfolios.publishPortfolio({ params });
  return { portfolioId: portfolio_id, itemIds };
}

const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

interface Wishes {
  readonly address?: string;
  readonly agent?: string;
  readonly person?: Person;
  readonly headers?: Readonly<Record<string, string>>;
}

function request(method: "GET" | "POST", url: string, wishes: Wishes = {}) {
  return kogi.app.fastify.inject({
    method,
    url,
    remoteAddress: wishes.address ?? "203.0.113.1",
    headers: { "user-agent": wishes.agent ?? CHROME, host: "kogi.test", ...wishes.headers, ...wishes.person?.headers },
  });
}
const look = (id: string, wishes?: Wishes) => request("GET", `/api/portfolios/${id}`, wishes);
const open = (itemId: string, wishes?: Wishes) => request("GET", `/api/portfolio-items/${itemId}`, wishes);
const share = (id: string, wishes?: Wishes) => request("POST", `/api/portfolios/${id}/shares`, wishes);
const from = (referer: string) => ({ headers: { referer } });

const insights = (portfolio_id: string, query: { from?: string; to?: string } = {}) =>
  ana.api.portfolios.getInsights({ params: { portfolio_id }, query });
const totals = async (portfolioId: string) => (await insights(portfolioId)).totals;
const today = () => kogi.platform.clock.now().toISOString().slice(0, 10);

test("views, viewers, likes and shares stand on their day, and days without any are there too", async () => {
  const { portfolioId, itemIds } = await published("Lamp", "Chair");
  const params = { portfolio_id: portfolioId };
  const [ben, cleo] = [await signUp(kogi), await signUp(kogi)];
  await ben.api.portfolios.likePortfolio({ params });
  await look(portfolioId);
  await open(itemIds[1] ?? "");
  await expect.poll(() => totals(portfolioId)).toEqual({ views: 2, viewers: 1, likes: 1, shares: 0 });
  await kogi.advance(2 * DAY_MS);
  await look(portfolioId);
  await look(portfolioId, { person: ben });
  await cleo.api.portfolios.likePortfolio({ params });
  await share(portfolioId);
  await expect.poll(() => totals(portfolioId)).toEqual({ views: 4, viewers: 3, likes: 2, shares: 1 });
  const read = await insights(portfolioId);
  expect(read.days).toHaveLength(30);
  expect(read.days.slice(-3)).toEqual([
    { day: expect.any(String), views: 2, viewers: 1, likes: 1, shares: 0 },
    { day: expect.any(String), views: 0, viewers: 0, likes: 0, shares: 0 },
    { day: today(), views: 2, viewers: 2, likes: 1, shares: 1 },
  ]);
  expect(read.pages).toEqual([
    { kind: "portfolio", item_id: null, title: null, views: 3, views_before: 0 },
    { kind: "item", item_id: itemIds[1], title: "Chair", views: 1, views_before: 0 },
    { kind: "item", item_id: itemIds[0], title: "Lamp", views: 0, views_before: 0 },
  ]);
  // Compared with as many days before; a like that is taken back was none on the day it was given.
  const one = await insights(portfolioId, { from: today(), to: today() });
  expect([one.totals.viewers, one.totals_before.viewers]).toEqual([2, 0]);
  await ben.api.portfolios.unlikePortfolio({ params });
  expect((await insights(portfolioId)).days.slice(-3).map((day) => day.likes)).toEqual([0, 0, 1]);
  // What the cards show is what the days add up to.
  const { counters } = await ana.api.portfolios.getPortfolio({ params });
  expect(counters).toMatchObject({ views: 3, likes: 1, shares: 1 });
  // Pieces that are gone keep their views, together.
  await ana.api.portfolios.deleteItem({ params: { item_id: itemIds[1] ?? "" } });
  expect((await insights(portfolioId)).pages.at(-1)).toMatchObject({ kind: "gone", views: 1 });
});

test("the owner, programs and what a browser fetches ahead or for another site's page count nowhere", async () => {
  const { portfolioId, itemIds } = await published();
  const bots = ["curl/8.5.0", "", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"];
  for (const wishes of [
    { person: ana },
    ...bots.map((agent) => ({ agent })),
    { headers: { "sec-purpose": "prefetch" } },
    { headers: { "sec-fetch-dest": "image", "sec-fetch-site": "cross-site" } },
    { headers: { "sec-fetch-dest": "empty", "sec-fetch-site": "cross-site" } },
  ]) {
    await look(portfolioId, wishes);
    await open(itemIds[0] ?? "", wishes);
    await share(portfolioId, wishes);
  }
  await look(portfolioId, { address: "203.0.113.77" });
  await expect.poll(() => totals(portfolioId)).toEqual({ views: 1, viewers: 1, likes: 0, shares: 0 });
});

test("a flood is one viewer, whatever it sends along, and many accounts of one network are at most twenty", async () => {
  const { portfolioId, itemIds } = await published();
  for (let n = 0; n < 30; n += 1) {
    const flood = {
      agent: `${CHROME} Edg/${n}`,
      headers: { "x-forwarded-for": `198.51.100.${n}`, referer: `https://site-${n}.example/` },
    };
    await Promise.all([look(portfolioId, flood), open(itemIds[0] ?? "", flood), share(portfolioId, flood)]);
  }
  await expect.poll(() => totals(portfolioId)).toEqual({ views: 2, viewers: 1, likes: 0, shares: 1 });
  const unverified = await Promise.all(Array.from({ length: 3 }, () => signUp(kogi, { verified: false })));
  await Promise.all(unverified.map((person) => look(portfolioId, { person })));
  const people = await Promise.all(Array.from({ length: 24 }, () => signUp(kogi)));
  for (const [crowd, counted] of [
    [people.slice(0, 10), 11],
    [people, 20],
  ] as const) {
    await Promise.all(crowd.flatMap((person) => [look(portfolioId, { person }), share(portfolioId, { person })]));
    await expect.poll(async () => (await totals(portfolioId)).viewers).toBe(counted);
  }
  await look(portfolioId, { address: "203.0.113.99" });
  await expect.poll(() => totals(portfolioId)).toMatchObject({ views: 22, viewers: 21, shares: 1 });
});

test("where viewers came from is told by kind and host, by their first page of the day, and no page is kept", async () => {
  const { portfolioId, itemIds } = await published();
  const origin = new URL(kogi.platform.config.publicUrl).origin;
  const seen = [
    undefined,
    from("https://www.google.com/search?q=lamps"),
    from("https://google.com/"),
    from("https://www.linkedin.com/feed/"),
    from("https://studio.example/team?member=secret"),
    from(`${origin}/portfolios`),
    from("https://kogi.test/search"),
  ];
  for (const [n, wishes] of seen.entries()) {
    const address = `198.51.100.${n}`;
    await look(portfolioId, { ...wishes, address });
    await open(itemIds[0] ?? "", { address, ...from("https://later.example/") });
  }
  await expect.poll(async () => (await totals(portfolioId)).views).toBe(14);
  const { sources } = await insights(portfolioId);
  expect(Object.fromEntries(sources.map(({ source, viewers, hosts }) => [source, [viewers, hosts]]))).toEqual({
    search: [2, [{ host: "google.com", viewers: 2 }]],
    kogi: [2, []],
    direct: [1, []],
    social: [1, [{ host: "linkedin.com", viewers: 1 }]],
    other: [1, [{ host: "studio.example", viewers: 1 }]],
  });
});

test("nothing that leads to a person is kept: hashes for two days, then figures alone", async () => {
  const { portfolioId } = await published();
  await look(portfolioId, { address: "192.0.2.55", ...from("https://studio.example/anna") });
  await share(portfolioId, { address: "192.0.2.55" });
  await expect.poll(() => totals(portfolioId)).toMatchObject({ viewers: 1, shares: 1 });
  const dump = async (table: string) =>
    JSON.stringify((await kogi.platform.owner((client) => client.query(`select * from portfolios.${table}`))).rows);
  for (const table of ["views", "page_views", "shares", "day_figures", "day_pages", "day_sources"])
    expect(await dump(table)).not.toMatch(/192\.0\.2|anna|Mozilla/);
  await kogi.advance(3 * DAY_MS);
  await kogi.platform.inTransaction((tx) => trimViews(tx, today()));
  for (const table of ["views", "page_views", "shares"]) expect(await dump(table)).toBe("[]");
  expect((await insights(portfolioId)).totals).toMatchObject({ viewers: 1, shares: 1 });
});

test("the figures are their owner's alone", async () => {
  const { portfolioId } = await published();
  const params = { portfolio_id: portfolioId };
  const ben = await signUp(kogi);
  const asked = ben.api.portfolios.getInsights({ params });
  await expect(asked).rejects.toMatchObject({ status: 403, code: "portfolio.figures_of_others" });
  await ana.api.portfolios.unlistPortfolio({ params });
  await ana.api.portfolios.archivePortfolio({ params });
  await expect(ben.api.portfolios.getInsights({ params })).rejects.toMatchObject({ status: 404 });
  await expect(insights(portfolioId, { from: "2024-01-01" })).rejects.toMatchObject({ code: "portfolio.bad_period" });
  expect((await insights(portfolioId)).totals.views).toBe(0);
});

test("a spreadsheet gets the same figures, and no title of a piece becomes a formula", async () => {
  const { portfolioId, itemIds } = await published('=HYPERLINK("https://evil.example")', "Chair, oak");
  await open(itemIds[0] ?? "", from("https://studio.example/"));
  await expect.poll(async () => (await totals(portfolioId)).views).toBe(1);
  const url = `/api/portfolios/${portfolioId}/insights.csv?from=${today()}&to=${today()}`;
  const file = async (table: string) => {
    const answer = await request("GET", `${url}&table=${table}`, { person: ana });
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(answer.headers["content-disposition"]).toBe(
      `attachment; filename="kogi-insights-${table}-${today()}-${today()}.csv"`,
    );
    return answer.payload.slice(1).trimEnd().split("\r\n");
  };
  expect(await file("days")).toEqual(["day_utc,views,viewers,likes,shares", `${today()},1,1,0,0`]);
  expect((await file("sources"))[1]).toBe("other,studio.example,1");
  expect(await file("pages")).toEqual([
    "page,title,views,views_in_the_period_before",
    "portfolio,,0,0",
    `item,"'=HYPERLINK(""https://evil.example"")",1,0`,
    'item,"Chair, oak",0,0',
  ]);
});
