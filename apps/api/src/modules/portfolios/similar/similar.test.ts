// What is like a portfolio: of others, seen by whoever asks, and told why.
import { expect, test } from "vitest";
import { type Person, type PersonWishes, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

async function piece(person: Person, portfolio_id: string, title: string, tags: string[]): Promise<string> {
  const body = { kind: "case_study", title, story: "Once more.", tags } as const;
  const { item_id } = await person.api.portfolios.addItem({ params: { portfolio_id }, body });
  return item_id;
}

async function show(person: Person, body: { title: string; category_id?: string; tags?: string[] }): Promise<string> {
  const { portfolio_id } = await person.api.portfolios.createPortfolio({ body });
  const params = { portfolio_id };
  await person.api.portfolios.addItem({ params, body: { kind: "case_study", title: "Story", story: "Once." } });
  await person.api.portfolios.publishPortfolio({ params });
  return portfolio_id;
}

async function maker(skills: readonly string[] = [], wishes: PersonWishes = {}): Promise<Person> {
  const person = await signUp(kogi, wishes);
  const { rows } = await kogi.platform.owner((client) =>
    client.query<{ skill_id: string }>("select skill_id from users.skills where slug = any ($1)", [skills]),
  );
  const chosen = rows.map(({ skill_id }) => ({ skill_id, level: "expert" as const, years: 3 })); // the literal, not any text
  if (chosen.length > 0)
    await person.api.users.putSkills({ params: { user_id: person.userId }, body: { skills: chosen } });
  return person;
}

test("others' work with a field, tags and skills in common is listed with why; what one may not see is not", async () => {
  const ana = await maker(["brand-design", "python"]);
  const subject = { category_id: "brand-identity", tags: ["Signs", "maps"] };
  const portfolio_id = await show(ana, { title: "Ana's", ...subject });
  await show(ana, { title: "Ana's other", ...subject });
  const [ben, cleo, dora] = [await maker(["brand-design"]), await maker(), await maker()];
  await show(ben, { title: "Same field, two tags", ...subject });
  await show(cleo, { title: "One tag", tags: ["maps"] });
  await show(dora, { title: "Same field", category_id: "brand-identity" });
  await show(dora, { title: "Nothing alike", category_id: "backend", tags: ["queues"] });
  const hidden = await show(dora, { title: "Unlisted", ...subject });
  await dora.api.portfolios.unlistPortfolio({ params: { portfolio_id: hidden } });
  const similarFor = async (reader: { api: Person["api"] }) =>
    (await reader.api.portfolios.listSimilar({ params: { portfolio_id } })).data;

  const found = await similarFor({ api: kogi.api() });
  expect(found.map(({ portfolio, because }) => [portfolio.title, because])).toEqual([
    ["Same field, two tags", { topic: "brand-identity", tags: ["signs", "maps"], skills: 1 }],
    ["Same field", { topic: "brand-identity", tags: [], skills: 0 }],
    ["One tag", { topic: null, tags: ["maps"], skills: 0 }],
  ]);
  // Whoever blocked somebody, or was blocked, does not meet their work here either.
  const eve = await maker();
  await eve.api.users.addBlock({ body: { user_id: ben.userId, kind: "block" } });
  await cleo.api.users.addBlock({ body: { user_id: eve.userId, kind: "block" } });
  expect((await similarFor(eve)).map(({ portfolio }) => portfolio.title)).toEqual(["Same field"]);
  await kogi.platform.owner((client) =>
    client.query("update portfolios.portfolios set hidden_at = now() where user_id = $1", [dora.userId]),
  );
  expect(await similarFor(eve)).toEqual([]);
  await ana.api.portfolios.unlistPortfolio({ params: { portfolio_id } });
  await ana.api.portfolios.archivePortfolio({ params: { portfolio_id } });
  await expect(similarFor(eve)).rejects.toMatchObject({ status: 404 });
});

test("beside a piece stand pieces of others that share its own tags and its field, with why", async () => {
  const [ada, bo, cy] = [await maker(["brand-design"]), await maker(["brand-design"]), await maker()];
  const mine = await show(ada, { title: "Ada's", category_id: "music-audio" });
  const item_id = await piece(ada, mine, "Letters for a tram", ["Stencil", "trams"]);
  await piece(ada, mine, "Ada's other letters", ["stencil", "trams"]);
  const bos = await show(bo, { title: "Bo's", category_id: "music-audio" });
  const both = await piece(bo, bos, "Two tags and the field", ["trams", "stencil"]);
  const cys = await show(cy, { title: "Cy's", category_id: "backend" });
  await piece(cy, cys, "One tag, elsewhere", ["stencil"]);
  await piece(cy, cys, "Nothing alike", ["queues"]);
  const similar = async (reader = kogi.api()) =>
    (await reader.portfolios.listSimilarPieces({ params: { item_id } })).data;
  const found = await similar();
  expect(found.map(({ piece: one, because }) => [one.title, because])).toEqual([
    ["Two tags and the field", { topic: "music-audio", tags: ["stencil", "trams"], skills: 1 }],
    ["Story", { topic: "music-audio", tags: [], skills: 1 }],
    ["One tag, elsewhere", { topic: null, tags: ["stencil"], skills: 0 }],
  ]);
  expect(found[0]?.piece).toMatchObject({ item_id: both, portfolio: { title: "Bo's" }, owner: { user_id: bo.userId } });
  const eve = await maker();
  await eve.api.users.addBlock({ body: { user_id: bo.userId, kind: "block" } });
  expect((await similar(eve.api)).map(({ piece: one }) => one.title)).toEqual(["One tag, elsewhere"]);
  await cy.api.portfolios.unlistPortfolio({ params: { portfolio_id: cys } });
  expect(await similar(eve.api)).toEqual([]);
  await ada.api.portfolios.unlistPortfolio({ params: { portfolio_id: mine } });
  await ada.api.portfolios.archivePortfolio({ params: { portfolio_id: mine } });
  await expect(similar(eve.api)).rejects.toMatchObject({ status: 404, code: "portfolio.item_not_found" });
});
