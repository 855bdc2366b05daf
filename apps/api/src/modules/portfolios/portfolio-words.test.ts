import { beforeAll, expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
let portfolioId = "";
let itemId = "";

beforeAll(async () => {
  const { portfolios } = (await signUp(kogi)).api;
  const body = { title: "Élan – Marken", description: "Ten years of drawn letters.", tags: ["UI/UX", "logo design"] };
  portfolioId = (await portfolios.createPortfolio({ body })).portfolio_id;
  const params = { portfolio_id: portfolioId };
  const piece = { kind: "case_study" as const, title: "A mark", story: "For a warm bakery.", tags: ["prints"] };
  itemId = (await portfolios.addItem({ params, body: piece })).item_id;
  await portfolios.publishPortfolio({ params });
});

test.each([
  ["its title", "marken"],
  ["its description, by the stem", "letter year"],
  ["a tag", "logos"],
  ["a part of a tag", "ux"],
  ["all of them together", "marken years logo"],
])("a portfolio is found by words of %s", async (_, q) => {
  const { data } = await kogi.api().portfolios.listPortfolios({ query: { q } });
  expect(data.map((card) => card.portfolio_id)).toEqual([portfolioId]);
});

test.each([
  ["its title", "mark"],
  ["its story", "bakeries"],
  ["a tag", "print"],
])("a piece of work is found by words of %s", async (_, q) => {
  const { data } = await kogi.api().portfolios.listWorks({ query: { q } });
  expect(data.map((work) => work.item_id)).toEqual([itemId]);
});

test("what says only some of the words is not found", async () => {
  expect((await kogi.api().portfolios.listPortfolios({ query: { q: "marken zeppelin" } })).data).toEqual([]);
  expect((await kogi.api().portfolios.listWorks({ query: { q: "bakery zeppelin" } })).data).toEqual([]);
});
