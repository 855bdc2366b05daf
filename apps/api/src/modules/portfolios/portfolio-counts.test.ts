// Likes and views are numbers people compare: neither can be pumped, and none is lost.
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { trimViews } from "./insights/views.repository.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi, { name: "Ana Sol" });
});

async function published(title: string): Promise<string> {
  const { portfolio_id } = await ana.api.portfolios.createPortfolio({ body: { title } });
  const params = { portfolio_id };
  await ana.api.portfolios.addItem({ params, body: { kind: "case_study", title: "Story", story: "Once." } });
  await ana.api.portfolios.publishPortfolio({ params });
  return portfolio_id;
}

const CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

function look(
  portfolioId: string,
  wishes: { address?: string; agent?: string; person?: Person; forwarded?: string } = {},
) {
  return kogi.app.fastify.inject({
    url: `/api/portfolios/${portfolioId}`,
    remoteAddress: wishes.address ?? "203.0.113.1",
    headers: {
      "user-agent": wishes.agent ?? CHROME,
      ...(wishes.forwarded ? { "x-forwarded-for": wishes.forwarded } : {}),
      ...wishes.person?.headers,
    },
  });
}

/** What stands in the table once everything noted is counted. */
const views = async (portfolioId: string): Promise<number> => {
  const { views: counted } = await kogi.platform.db
    .selectFrom("portfolios.portfolios")
    .select("views")
    .where("portfolio_id", "=", portfolioId)
    .executeTakeFirstOrThrow();
  return counted;
};

/** Likes as somebody of this network does, or takes it back. */
async function like(portfolioId: string, person: Person, address: string, method: "POST" | "DELETE" = "POST") {
  const url = `/api/portfolios/${portfolioId}/like`;
  const answer = await kogi.app.fastify.inject({ method, url, remoteAddress: address, headers: person.headers });
  return answer.json<{ liked: boolean; likes: number }>();
}
const likesOf = async (id: string) =>
  (await kogi.api().portfolios.getPortfolio({ params: { portfolio_id: id } })).counters.likes;

test("of one network five likes count for a portfolio and day, and all are kept for whoever gave them", async () => {
  const id = await published("Pumped");
  const people = await Promise.all(Array.from({ length: 8 }, () => signUp(kogi)));
  const answers = await Promise.all(people.map((person) => like(id, person, "203.0.113.5")));
  expect(answers.every(({ liked }) => liked)).toBe(true);
  expect(await likesOf(id)).toBe(5);
  const shown = await Promise.all(
    people.map(({ api }) => api.portfolios.getPortfolio({ params: { portfolio_id: id } })),
  );
  expect(shown.every(({ liked }) => liked)).toBe(true);
  const elsewhere = await signUp(kogi);
  expect(await like(id, elsewhere, "198.51.100.5")).toEqual({ liked: true, likes: 6 });

  // Whatever is taken back takes from the sum what it gave, and no more.
  await Promise.all(people.map((person) => like(id, person, "203.0.113.5", "DELETE")));
  expect(await likesOf(id)).toBe(1);
  expect(await like(await published("Another"), people[7] ?? elsewhere, "203.0.113.5")).toMatchObject({ likes: 1 });
  await kogi.advance(3 * DAY_MS);
  for (const person of people) await like(id, person, "203.0.113.5");
  expect(await likesOf(id)).toBe(6);

  await kogi.advance(3 * DAY_MS);
  await kogi.platform.inTransaction((tx) => trimViews(tx, kogi.platform.clock.now().toISOString().slice(0, 10)));
  const rows = kogi.platform.db.selectFrom("portfolios.likes").select("network").where("portfolio_id", "=", id);
  expect(new Set((await rows.execute()).map(({ network }) => network))).toEqual(new Set([null]));
});

test("twelve people who like at once are twelve, whatever they click twice", async () => {
  const id = await published("Race for likes");
  const params = { portfolio_id: id };
  const people = await Promise.all(Array.from({ length: 12 }, () => signUp(kogi)));
  // Each from where they are.
  await Promise.all(people.flatMap((person, n) => [1, 2, 3].map(() => like(id, person, `198.51.100.${n}`))));
  expect((await kogi.api().portfolios.getPortfolio({ params })).counters.likes).toBe(12);
  const leaving = people.slice(0, 5);
  await Promise.all(leaving.flatMap(({ api }) => [1, 2].map(() => api.portfolios.unlikePortfolio({ params }))));
  expect((await kogi.api().portfolios.getPortfolio({ params })).counters.likes).toBe(7);
  // A like and its taking back at once: either order may win, the count is what the table says.
  const { portfolios } = (people.at(-1) ?? ana).api;
  await Promise.all(
    [1, 2, 3, 4].map((n) => (n % 2 ? portfolios.likePortfolio({ params }) : portfolios.unlikePortfolio({ params }))),
  );
  const rows = await kogi.platform.db
    .selectFrom("portfolios.likes")
    .select("user_id")
    .where("portfolio_id", "=", id)
    .execute();
  expect((await kogi.api().portfolios.getPortfolio({ params })).counters.likes).toBe(rows.length);
});

test("a like shows to who gave it, and nobody likes their own", async () => {
  const params = { portfolio_id: await published("One like") };
  const ben = await signUp(kogi);
  expect(await ben.api.portfolios.likePortfolio({ params })).toEqual({ liked: true, likes: 1 });
  expect(await ben.api.portfolios.likePortfolio({ params })).toEqual({ liked: true, likes: 1 });
  expect(await ben.api.portfolios.getPortfolio({ params })).toMatchObject({ liked: true, can: ["unlike"] });
  expect(await ben.api.portfolios.unlikePortfolio({ params })).toEqual({ liked: false, likes: 0 });
  expect(await ben.api.portfolios.unlikePortfolio({ params })).toEqual({ liked: false, likes: 0 });
  const own = ana.api.portfolios.likePortfolio({ params });
  await expect(own).rejects.toMatchObject({ status: 409, code: "portfolio.own_like" });
  const newcomer = await signUp(kogi, { verified: false });
  const early = newcomer.api.portfolios.likePortfolio({ params });
  await expect(early).rejects.toMatchObject({ status: 403, code: "request.forbidden" });
});

test("a viewer counts once a day, the owner and programs never, and nothing a client sends makes it more", async () => {
  const id = await published("Views");
  await look(id, { person: ana });
  await look(id, {
    address: "203.0.113.7",
    agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
  });
  await look(id, { address: "203.0.113.8", agent: "curl/8.5.0" });
  await look(id, { address: "203.0.113.9", agent: "" });
  for (let n = 0; n < 20; n += 1) await look(id, { agent: `${CHROME} Edg/${n}`, forwarded: `198.51.100.${n}` });
  await expect.poll(() => views(id)).toBe(1);
  // Addresses of one household are one; another household and a signed-in person are others.
  await Promise.all(Array.from({ length: 20 }, (_, n) => look(id, { address: `2001:db8:1:2::${n.toString(16)}` })));
  await expect.poll(() => views(id)).toBe(2);
  const ben = await signUp(kogi);
  await Promise.all([1, 2, 3].map(() => look(id, { person: ben })));
  await expect.poll(() => views(id)).toBe(3);
  await kogi.advance(DAY_MS);
  await look(id);
  await look(id);
  await expect.poll(() => views(id)).toBe(4);
  const { rows } = await kogi.platform.owner((client) => client.query("select viewer from portfolios.views"));
  for (const { viewer } of rows) expect(viewer).toMatch(/^[A-Za-z0-9_-]{22}$/);
});

test("lists are sorted by views and likes, page by page, without a gap or a double", async () => {
  const maker = await signUp(kogi);
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) {
    const { portfolio_id } = await maker.api.portfolios.createPortfolio({ body: { title: `Sorted ${n}` } });
    const params = { portfolio_id };
    await maker.api.portfolios.addItem({ params, body: { kind: "case_study", title: "Story", story: "Once." } });
    await maker.api.portfolios.publishPortfolio({ params });
    ids.push(portfolio_id);
  }
  const liked = [0, 3, 1, 1, 2, 0, 3];
  await kogi.platform.owner(async (client) => {
    for (const [n, id] of ids.entries())
      await client.query("update portfolios.portfolios set likes = $2, views = $3 where portfolio_id = $1", [
        id,
        liked[n],
        10 * n,
      ]);
  });
  for (const [sort, expected] of [
    ["-likes", [3, 3, 2, 1, 1, 0, 0]],
    ["-views", [60, 50, 40, 30, 20, 10, 0]],
  ] as const) {
    const seen: string[] = [];
    const numbers: number[] = [];
    let cursor: string | null = null;
    do {
      const query = { user_id: maker.userId, sort, limit: 2, ...(cursor ? { cursor } : {}) };
      const page: Awaited<ReturnType<typeof ana.api.portfolios.listPortfolios>> = await kogi
        .api()
        .portfolios.listPortfolios({ query });
      seen.push(...page.data.map((card) => card.portfolio_id));
      numbers.push(...page.data.map((card) => (sort === "-likes" ? card.counters.likes : card.counters.views)));
      cursor = page.next_cursor;
    } while (cursor);
    expect(numbers).toEqual(expected);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  }
  const first = await kogi.api().portfolios.listWorks({ query: { user_id: maker.userId, sort: "-likes", limit: 3 } });
  expect(first.data.map((work) => work.counters.likes)).toEqual([3, 3, 2]);
  const made = kogi
    .api()
    .portfolios.listPortfolios({ query: { cursor: Buffer.from('["x","y"]').toString("base64url") } });
  await expect(made).rejects.toMatchObject({ status: 422 });
});
