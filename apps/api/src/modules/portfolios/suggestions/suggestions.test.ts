import { expect, test } from "vitest";
import type { SuggestionBody } from "#api-schema/portfolio-suggestions.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

async function show(person: Person, tags: readonly string[], category_id = "logo-design"): Promise<void> {
  const body = { title: "Work", category_id, tags: [...tags] };
  const { portfolio_id } = await person.api.portfolios.createPortfolio({ body });
  const params = { portfolio_id };
  const item = { kind: "link" as const, title: "Lamp", link: "https://example.org/lamp" };
  await person.api.portfolios.addItem({ params, body: item });
  await person.api.portfolios.publishPortfolio({ params });
}

test("suggestions come of the words and of others with the same field or tag, with their reasons, never twice", async () => {
  const [writer, ana, ben, blocked] = await Promise.all([signUp(kogi), signUp(kogi), signUp(kogi), signUp(kogi)]);
  await show(ana, ["coffee", "paper bags"]);
  await show(ben, ["coffee", "paper bags"]);
  for (const person of [writer, blocked]) for (let count = 0; count < 2; count += 1) await show(person, ["mine alone"]);
  await writer.api.users.addBlock({ body: { user_id: blocked.userId, kind: "block" } });
  const ask = (body: SuggestionBody) => writer.api.portfolios.suggest({ body });
  const byWords = await ask({ title: "Wordmarks for a roastery", text: "Drawn by hand." });
  expect(byWords.tags[0]).toEqual({ name: "wordmarks", because: { kind: "title", word: "wordmarks", count: 0 } });
  expect(byWords.topics[0]).toMatchObject({ slug: "logo-design", name: "Logo Design", names: { de: "Logodesign" } });
  const near = await ask({ category_id: "logo-design", tags: ["Coffee"] });
  expect(near.tags).toEqual([{ name: "paper bags", because: expect.objectContaining({ count: 2 }) }]);
  expect(await ask({ category_id: "logo-design", tags: ["Coffee"] })).toEqual(near);
  expect(await ask({})).toEqual({ tags: [], topics: [] });
});

test("a German name of a field is known, and so is the field of those who carry the same tag", async () => {
  const [writer, ana, ben] = await Promise.all([signUp(kogi), signUp(kogi), signUp(kogi)]);
  for (const person of [ana, ben]) await show(person, ["blackletter"], "packaging");
  const ask = async (body: SuggestionBody) => (await writer.api.portfolios.suggest({ body })).topics;
  expect(await ask({ title: "Leitsysteme", text: "Dazu die Buchgestaltung für das Haus." })).toMatchObject([
    { names: { de: "Leitsysteme" }, because: { kind: "title", word: "leitsysteme" } },
    { names: { de: "Buchgestaltung" }, because: { kind: "text", word: "buchgestaltung" } },
  ]);
  const packaging = { slug: "packaging", because: { kind: "tag", word: "blackletter", count: 2 } };
  expect(await ask({ tags: ["Blackletter"] })).toMatchObject([packaging]);
  expect(await ask({ tags: ["Blackletter"], category_id: "packaging" })).toEqual([]);
});
