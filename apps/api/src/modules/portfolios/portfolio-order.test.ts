// The order an owner wants, and portfolios by the pieces in them.
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

async function published({ api }: Person, title: string, kind: "link" | "case_study" = "link") {
  const { portfolio_id } = await api.portfolios.createPortfolio({ body: { title } });
  const said = kind === "link" ? { link: "https://example.org/labels" } : { story: "How it went." };
  await api.portfolios.addItem({ params: { portfolio_id }, body: { kind, title: "A piece", ...said } });
  await api.portfolios.publishPortfolio({ params: { portfolio_id } });
  await kogi.advance(1_000);
  return portfolio_id;
}
const onProfile = async (owner: Person, limit = 50) => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { user_id: owner.userId, state: ["published" as const], sort: "position" as const, limit };
    const page = await kogi.api().portfolios.listPortfolios({ query: { ...query, ...(cursor ? { cursor } : {}) } });
    ids.push(...page.data.map(({ portfolio_id }) => portfolio_id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  return ids;
};

test("a profile shows portfolios in their owner's order; what is published later comes first until it has a place", async () => {
  const owner = await signUp(kogi);
  const [one, two, three] = [
    await published(owner, "One"),
    await published(owner, "Two"),
    await published(owner, "Three"),
  ];
  expect(await onProfile(owner)).toEqual([three, two, one]);
  const order = (portfolio_ids: string[], was?: string[]) =>
    owner.api.portfolios.orderPortfolios({ body: { portfolio_ids, ...(was ? { was } : {}) } });
  expect(await order([two, one, three], [three, two, one])).toEqual({ portfolio_ids: [two, one, three] });
  expect([await onProfile(owner), await onProfile(owner, 1)]).toEqual([
    [two, one, three],
    [two, one, three],
  ]);
  const four = await published(owner, "Four");
  expect(await onProfile(owner, 2)).toEqual([four, two, one, three]);

  expect(await refusal(order([one, two, three, four], [two, one, three]))).toMatchObject({ code: "request.stale" });
  const mismatch = { status: 409, code: "portfolio.order_mismatch" };
  expect(await refusal(order([one, two, three]))).toMatchObject(mismatch);
  expect(await refusal(order([one, two, three, newId()]))).toMatchObject(mismatch);
  expect(await onProfile(owner)).toEqual([four, two, one, three]);
});

test("portfolios are found by the kind of a piece in them, and by one that a client confirmed", async () => {
  const owner = await signUp(kogi);
  const [links, study] = [await published(owner, "Links"), await published(owner, "A study", "case_study")];
  const draft = await owner.api.portfolios.createPortfolio({ body: { title: "A draft" } });
  await owner.api.portfolios.addItem({
    params: { portfolio_id: draft.portfolio_id },
    body: { kind: "case_study", title: "A piece", story: "How it went." },
  });
  const found = async (wish: object, { api }: Pick<Person, "api"> = { api: kogi.api() }) =>
    (await api.portfolios.listPortfolios({ query: { user_id: owner.userId, ...wish } })).data.map(
      ({ portfolio_id }) => portfolio_id,
    );
  expect(await found({ kind: ["case_study"] })).toEqual([study]);
  expect(await found({ kind: ["case_study", "link"] })).toEqual([study, links]);
  expect(await found({ kind: ["audio"] })).toEqual([]);
  expect(await found({ kind: ["case_study"] }, owner)).toEqual([draft.portfolio_id, study]);
  expect(await found({ verified: true })).toEqual([]);
  await kogi.platform.owner(async (db) => {
    await db.query("update portfolios.items set verified_at = '2026-01-01' where portfolio_id = $1", [links]);
    await db.query("update portfolios.portfolios set verified_count = 1 where portfolio_id = $1", [links]);
  });
  expect(await found({ verified: true })).toEqual([links]);
  expect(await found({ verified: true, kind: ["link"] })).toEqual([links]);
  expect(await found({ verified: true, kind: ["case_study"] })).toEqual([]);
});
