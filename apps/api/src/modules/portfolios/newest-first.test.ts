// What people read first in lists is what was shown last, however long ago it was begun.
import { beforeAll, expect, test } from "vitest";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
let ana: Person;
let ben: Person;
beforeAll(async () => {
  [ana, ben] = await Promise.all([signUp(kogi, { name: "Ana Sol" }), signUp(kogi, { name: "Ben Ode" })]);
});

const MINUTE_MS = 60_000;
async function begin(person: Person, title: string) {
  await kogi.advance(MINUTE_MS);
  const { portfolio_id } = await person.api.portfolios.createPortfolio({ body: { title } });
  await add(person, portfolio_id, title);
  return { portfolio_id };
}
async function add(person: Person, portfolio_id: string, title: string) {
  await kogi.advance(MINUTE_MS);
  const body = { kind: "link" as const, title, link: "https://example.org/work" };
  await person.api.portfolios.addItem({ params: { portfolio_id }, body });
}
async function publish(person: Person, params: { readonly portfolio_id: string }) {
  await kogi.advance(MINUTE_MS);
  await person.api.portfolios.publishPortfolio({ params });
}

/** Titles, a page of one after the other. */
async function paged(
  list: (cursor: { cursor?: string }) => Promise<{ data: { title: string }[]; next_cursor: string | null }>,
) {
  const titles: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(cursor === null ? {} : { cursor });
    titles.push(...page.data.map(({ title }) => title));
    cursor = page.next_cursor;
  } while (cursor !== null);
  return titles;
}
const portfolios = (person?: Person, query: { user_id?: string } = {}) =>
  paged((more) => (person?.api ?? kogi.api()).portfolios.listPortfolios({ query: { ...query, ...more, limit: 1 } }));
const works = () => paged((more) => kogi.api().portfolios.listWorks({ query: { ...more, limit: 1 } }));

test("work that was drafted long ago comes on top when it is published, and stays where it was when it is shown again", async () => {
  const early = await begin(ana, "Begun early");
  const late = await begin(ben, "Begun late");
  await publish(ben, late);
  await publish(ana, early);
  expect([await portfolios(), await works()]).toEqual([
    ["Begun early", "Begun late"],
    ["Begun early", "Begun late"],
  ]);
  await kogi.advance(MINUTE_MS);
  await ben.api.portfolios.unlistPortfolio({ params: late });
  await publish(ben, late);
  expect(await portfolios()).toEqual(["Begun early", "Begun late"]);
  await add(ben, late.portfolio_id, "Added since");
  expect([await portfolios(), await works()]).toEqual([
    ["Begun early", "Begun late"],
    ["Added since", "Begun early", "Begun late"],
  ]);
});

test("one's own list goes by when each was begun, drafts among them; as others see it, by when it was published", async () => {
  await begin(ana, "Still a draft");
  const third = await begin(ana, "Third");
  await publish(ana, third);
  await begin(ana, "Last draft");
  const query = { user_id: ana.userId };
  expect(await portfolios(ana, query)).toEqual(["Last draft", "Third", "Still a draft", "Begun early"]);
  expect(await portfolios(ben, query)).toEqual(["Third", "Begun early"]);
});
