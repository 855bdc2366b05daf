import { expect, test } from "vitest";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import type { WorkItemBody } from "#api-schema/work-items.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";

const kogi = world();

/** A published portfolio with one told story. */
async function published(person: Person, title: string): Promise<PortfolioView> {
  const { portfolio_id } = await person.api.portfolios.createPortfolio({ body: { title } });
  const body = { kind: "case_study", title: "A mark for a bakery", story: "Warm, and round." } as const;
  await person.api.portfolios.addItem({ params: { portfolio_id }, body });
  return person.api.portfolios.publishPortfolio({ params: { portfolio_id } });
}

const read = (person: Person | null, portfolio_id: string) =>
  (person?.api ?? kogi.api()).portfolios.getPortfolio({ params: { portfolio_id } });

test("somebody who leaves takes their portfolios, files and likes along", async () => {
  const [leaver, ana] = [await signUp(kogi, { name: "Leaver" }), await signUp(kogi)];
  const body = await png({ width: 400, height: 300, colour: "#102030" });
  const { media_id } = await leaver.api.media.uploadMedia({ query: { name: "work.png", alt: "A work" }, body });
  await kogi.settle();
  const { portfolio_id } = await leaver.api.portfolios.createPortfolio({ body: { title: "Last words" } });
  const picture: WorkItemBody = { kind: "image", title: "x", media: [media_id] };
  await leaver.api.portfolios.addItem({ params: { portfolio_id }, body: picture });
  const shown = await leaver.api.portfolios.publishPortfolio({ params: { portfolio_id } });
  const kept = await published(ana, "Liked once");
  await leaver.api.portfolios.likePortfolio({ params: { portfolio_id: kept.portfolio_id } });
  await leaver.api.users.eraseUser({ params: { user_id: leaver.userId }, body: { password: PASSWORD } });
  await kogi.settle();
  await expect(read(null, portfolio_id)).rejects.toMatchObject({ status: 404 });
  expect((await kogi.app.fastify.inject({ url: shown.media_urls[0] ?? "" })).statusCode).toBe(404);
  expect((await read(null, kept.portfolio_id)).counters.likes).toBe(0);
});

test("what somebody showed is gone with the answer that erases them", async () => {
  const [leaver, ben] = [await signUp(kogi, { name: "Leaver" }), await signUp(kogi)];
  const shown = await published(leaver, "Unmistakable farewell");
  const item_id = shown.items[0]?.item_id ?? "";
  await leaver.api.users.eraseUser({ params: { user_id: leaver.userId }, body: { password: PASSWORD } });
  // Before any news has come: also for somebody who was blocked, for the blocks went with their owner.
  for (const reader of [null, ben]) {
    const api = reader?.api ?? kogi.api();
    await expect(read(reader, shown.portfolio_id)).rejects.toMatchObject({ status: 404 });
    await expect(api.portfolios.getItem({ params: { item_id } })).rejects.toMatchObject({ status: 404 });
    expect(await api.portfolios.listPortfolios({ query: { q: "farewell", count: true } })).toMatchObject({ total: 0 });
    expect(await api.portfolios.listWorks({ query: { user_id: leaver.userId, count: true } })).toMatchObject({
      data: [],
      total: 0,
    });
  }
  await kogi.settle();
});
