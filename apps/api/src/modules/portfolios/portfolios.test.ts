import { beforeAll, expect, test } from "vitest";
import type { PortfolioBody, PortfolioView } from "#api-schema/portfolio-views.ts";
import type { WorkItemBody } from "#api-schema/work-items.ts";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";

const kogi = world();
let ana: Person;
let ben: Person;
let eve: Person;
beforeAll(async () => {
  ana = await signUp(kogi, { name: "Ana Sol" });
  ben = await signUp(kogi, { name: "Ben Ode", user_type: "client" });
  eve = await signUp(kogi, { name: "Eve Lin" });
});

let colours = 0;
async function picture(person: Person): Promise<string> {
  colours += 1;
  const colour = `#${colours.toString(16).padStart(6, "0")}`;
  const body = await png({ width: 400, height: 300, colour });
  const { media_id } = await person.api.media.uploadMedia({ query: { name: "work.png", alt: "A work" }, body });
  await kogi.settle();
  return media_id;
}

async function draft(person: Person, body: Partial<PortfolioBody> = {}): Promise<PortfolioView> {
  return person.api.portfolios.createPortfolio({ body: { title: "Brand work", ...body } });
}

const story: WorkItemBody = { kind: "case_study", title: "A mark for a bakery", story: "Warm, and round." };

/** A published portfolio with one told story. */
async function published(person: Person, body: Partial<PortfolioBody> = {}): Promise<PortfolioView> {
  const { portfolio_id } = await draft(person, body);
  await person.api.portfolios.addItem({ params: { portfolio_id }, body: story });
  return person.api.portfolios.publishPortfolio({ params: { portfolio_id } });
}

const read = (person: Person | null, portfolio_id: string) =>
  (person?.api ?? kogi.api()).portfolios.getPortfolio({ params: { portfolio_id } });

test("a freelancer shows work: draft, pictures, published, found by address and in lists", async () => {
  const made = await draft(ana, {
    title: "Élan – Marken 作品",
    description: "Ten years of marks.",
    category_id: "logo-design",
    tags: ["#Branding", "branding", "Logo Design"],
  });
  expect(made).toMatchObject({
    state: "draft",
    slug: "elan-marken-作品",
    tags: ["branding", "logo design"],
    item_count: 0,
    can: ["edit", "add_item", "order", "delete", "duplicate"],
  });
  const params = { portfolio_id: made.portfolio_id };
  const media = [await picture(ana), await picture(ana)];
  const item = await ana.api.portfolios.addItem({
    params,
    body: {
      kind: "image",
      title: "Mark",
      media,
      client: "Bakery",
      role: "Design",
      date: "2025-03-01",
      tags: ["Print"],
    },
  });
  expect(item).toMatchObject({
    position: 0,
    kind: "image",
    tags: ["print"],
    date: "2025-03-01",
    can: ["edit", "delete"],
  });
  expect(item.media.map((file) => [file.media_id, file.state])).toEqual(media.map((id) => [id, "ready"]));
  const shown = await ana.api.portfolios.publishPortfolio({ params });
  expect(shown).toMatchObject({
    state: "published",
    item_count: 1,
    can: ["edit", "add_item", "order", "unlist", "delete", "duplicate"],
  });
  expect(shown.media_urls).toHaveLength(2);
  expect(shown.cover?.media_id).toBe(media[0]);

  const visitor = kogi.api();
  const handle = shown.owner.handle;
  const found = await visitor.portfolios.getPortfolioBySlug({ params: { handle, slug: "elan-marken-作品" } });
  expect(found).toMatchObject({ portfolio_id: made.portfolio_id, liked: false, can: [], owner: { name: "Ana Sol" } });
  expect(found.items[0]?.can).toEqual([]);
  const lists = await Promise.all([
    visitor.portfolios.listPortfolios({ query: { category_id: ["design"] } }),
    visitor.portfolios.listPortfolios({ query: { tags: ["nothing", "#LOGO design"] } }),
    visitor.portfolios.listPortfolios({ query: { q: "marken" } }),
    visitor.portfolios.listPortfolios({ query: { user_id: ana.userId, count: true } }),
  ]);
  for (const { data } of lists) expect(data.map((card) => card.portfolio_id)).toEqual([made.portfolio_id]);
  expect(lists[3].total).toBe(1);
  const works = await visitor.portfolios.listWorks({
    query: { category_id: ["logo-design"], kind: ["image"], count: true },
  });
  expect(works).toMatchObject({
    total: 1,
    data: [{ item_id: item.item_id, cover: { media_id: media[0] }, portfolio: { slug: found.slug } }],
  });
});

test("a list narrows itself to what its reader is interested in, branches included", async () => {
  const maker = await signUp(kogi);
  const reader = await signUp(kogi);
  const [logos, songs] = [{ category_id: "logo-design" }, { category_id: "music-audio" }];
  await published(maker, { title: "Interesting logos", ...logos });
  await published(maker, { title: "Interesting songs", ...songs });
  const mine = async (person: { api: Person["api"] }, more: object = {}) => {
    const query = { interests: true, user_id: maker.userId, count: true, ...more };
    const { data, total } = await person.api.portfolios.listPortfolios({ query });
    expect(total).toBe(data.length);
    return data.map((card) => card.title);
  };
  expect(await mine(reader)).toEqual([]);
  const { data: topics } = await reader.api.trending.listTopics({});
  const topic_ids = topics.filter(({ slug }) => slug === "design").map((topic) => topic.topic_id);
  await reader.api.users.putInterests({ params: { user_id: reader.userId }, body: { topic_ids } });
  expect(await mine(reader)).toEqual(["Interesting logos"]);
  expect(await mine(reader, songs)).toEqual([]);
  expect(await mine({ api: kogi.api() })).toEqual([]);
});

test("what is published, hidden from lists and put away is seen by whom it should be", async () => {
  const { portfolio_id } = await draft(ana, { title: "Stages" });
  const params = { portfolio_id };
  const seen = async () => {
    const readers = await Promise.all(
      [ana, ben, null].map((person) =>
        read(person, portfolio_id)
          .then(() => "sees")
          .catch((error) => error.status),
      ),
    );
    const listed = await kogi.api().portfolios.listPortfolios({ query: { q: "stages" } });
    const works = await kogi.api().portfolios.listWorks({ query: { user_id: ana.userId, q: "bakery" } });
    return [...readers, listed.data.length, works.data.length];
  };
  expect(await seen()).toEqual(["sees", 404, 404, 0, 0]);
  const empty = ana.api.portfolios.publishPortfolio({ params });
  await expect(empty).rejects.toMatchObject({ status: 409, code: "portfolio.empty", problem: { current: "draft" } });
  await ana.api.portfolios.addItem({ params, body: story });
  await ana.api.portfolios.publishPortfolio({ params });
  expect(await seen()).toEqual(["sees", "sees", "sees", 1, 1]);
  const archive = ana.api.portfolios.archivePortfolio({ params });
  await expect(archive).rejects.toMatchObject({ code: "portfolio.wrong_state", problem: { current: "published" } });
  await ana.api.portfolios.unlistPortfolio({ params });
  expect(await seen()).toEqual(["sees", "sees", "sees", 0, 0]);
  expect((await ana.api.portfolios.archivePortfolio({ params })).can).toEqual(["delete", "duplicate"]);
  expect(await seen()).toEqual(["sees", 404, 404, 0, 0]);
  const edit = ana.api.portfolios.patchPortfolio({ params, body: { title: "Again" } });
  await expect(edit).rejects.toMatchObject({ status: 409, code: "portfolio.archived" });
  const own = await ana.api.portfolios.listPortfolios({ query: { user_id: ana.userId, state: ["archived"] } });
  expect(own.data.map((card) => card.portfolio_id)).toEqual([portfolio_id]);
  expect(
    await ben.api.portfolios.listPortfolios({ query: { user_id: ana.userId, state: ["archived"] } }),
  ).toMatchObject({ data: [] });
});

test("an unverified address may write a draft but not publish it", async () => {
  const newcomer = await signUp(kogi, { verified: false });
  const { portfolio_id } = await draft(newcomer);
  await newcomer.api.portfolios.addItem({ params: { portfolio_id }, body: story });
  const publication = newcomer.api.portfolios.publishPortfolio({ params: { portfolio_id } });
  await expect(publication).rejects.toMatchObject({ status: 403 });
});

test("only its owner changes a portfolio: others are refused, and for what they cannot see told nothing", async () => {
  const open = await published(ana, { title: "Open" });
  const secret = await draft(ana, { title: "Secret" });
  const hidden = await ana.api.portfolios.addItem({ params: { portfolio_id: secret.portfolio_id }, body: story });
  const file = await picture(ana);
  const attempts = (portfolio_id: string, item_id: string, person: Person | null) => {
    const { portfolios } = person?.api ?? kogi.api();
    const params = { portfolio_id };
    return [
      () => portfolios.replacePortfolio({ params, body: { title: "Mine now" } }),
      () => portfolios.patchPortfolio({ params, body: { title: "Mine now" } }),
      () => portfolios.deletePortfolio({ params }),
      () => portfolios.publishPortfolio({ params }),
      () => portfolios.unlistPortfolio({ params }),
      () => portfolios.archivePortfolio({ params }),
      () => portfolios.addItem({ params, body: story }),
      () => portfolios.orderItems({ params, body: { item_ids: [item_id] } }),
      () => portfolios.replaceItem({ params: { item_id }, body: story }),
      () => portfolios.patchItem({ params: { item_id }, body: { title: "Mine now" } }),
      () => portfolios.deleteItem({ params: { item_id } }),
    ];
  };
  const statuses = (calls: readonly (() => Promise<unknown>)[]) =>
    Promise.all(
      calls.map((call) =>
        call()
          .then(() => 200)
          .catch((error) => error.status),
      ),
    );
  const openItem = open.items[0]?.item_id ?? "";
  expect(new Set(await statuses(attempts(open.portfolio_id, openItem, eve)))).toEqual(new Set([403]));
  expect(new Set(await statuses(attempts(open.portfolio_id, openItem, null)))).toEqual(new Set([401]));
  expect(new Set(await statuses(attempts(secret.portfolio_id, hidden.item_id, eve)))).toEqual(new Set([404]));
  expect(new Set(await statuses(attempts(newId(), newId(), eve)))).toEqual(new Set([404]));
  expect(await read(ana, open.portfolio_id)).toEqual(open);
  // Somebody else's file is no more usable than one that does not exist.
  const theirs = await draft(eve);
  const params = { portfolio_id: theirs.portfolio_id };
  const stolen = eve.api.portfolios.addItem({ params, body: { kind: "image", title: "x", media: [file] } });
  await expect(stolen).rejects.toMatchObject({ status: 422, code: "media.not_usable" });
  const cover = eve.api.portfolios.patchPortfolio({ params, body: { cover_media_id: file } });
  await expect(cover).rejects.toMatchObject({ code: "media.not_usable" });
});

test("an edit on an old version is refused and shows the current one", async () => {
  const { portfolio_id, version } = await draft(ana, { title: "Versions" });
  const params = { portfolio_id };
  const edited = await ana.api.portfolios.patchPortfolio({ params, body: { title: "Second", version } });
  expect(edited.version).toBe(version + 1);
  const stale = ana.api.portfolios.patchPortfolio({ params, body: { title: "Third", version } });
  await expect(stale).rejects.toMatchObject({
    status: 409,
    code: "request.stale",
    problem: { current: { title: "Second" } },
  });
  const ifMatch = ana.api.portfolios.patchPortfolio({ params, body: { title: "Third" }, ifMatch: `"v${version}"` });
  await expect(ifMatch).rejects.toMatchObject({ status: 412 });
  const item = await ana.api.portfolios.addItem({ params, body: story });
  await ana.api.portfolios.patchItem({
    params: { item_id: item.item_id },
    body: { title: "New", version: item.version },
  });
  const staleItem = ana.api.portfolios.patchItem({
    params: { item_id: item.item_id },
    body: { title: "Old", version: item.version },
  });
  await expect(staleItem).rejects.toMatchObject({ status: 409, problem: { current: { title: "New" } } });
});

test("PUT replaces, PATCH changes what is given", async () => {
  const made = await draft(ana, { title: "Whole", description: "Text", tags: ["a"], category_id: "logo-design" });
  const params = { portfolio_id: made.portfolio_id };
  const patched = await ana.api.portfolios.patchPortfolio({ params, body: { tags: ["b"], category_id: null } });
  expect(patched).toMatchObject({ title: "Whole", description: "Text", tags: ["b"], category_id: null });
  const replaced = await ana.api.portfolios.replacePortfolio({ params, body: { title: "Anew" } });
  expect(replaced).toMatchObject({ title: "Anew", description: "", tags: [], slug: made.slug });
});

test("two portfolios of the same title get two addresses; a chosen address is had once", async () => {
  const maker = await signUp(kogi);
  const slugs = await Promise.all([1, 2, 3].map(() => draft(maker, { title: "Same" })));
  expect(slugs.map((made) => made.slug).toSorted()).toEqual(["same", "same-2", "same-3"]);
  await expect(draft(maker, { title: "Other", slug: "Same" })).rejects.toMatchObject({
    status: 409,
    code: "portfolio.slug_taken",
  });
  const other = await draft(maker, { title: "Other" });
  const move = maker.api.portfolios.patchPortfolio({
    params: { portfolio_id: other.portfolio_id },
    body: { slug: "same" },
  });
  await expect(move).rejects.toMatchObject({ code: "portfolio.slug_taken" });
  expect((await draft(eve, { title: "Same" })).slug).toBe("same");
});

test("what is missing or unsafe is told field by field", async () => {
  const { portfolio_id } = await draft(ana, { title: "Strict" });
  const add = (body: WorkItemBody) => ana.api.portfolios.addItem({ params: { portfolio_id }, body });
  const pointers = (call: Promise<unknown>) =>
    call
      .then(() => [])
      .catch((error) => (error.problem.errors ?? []).map((field: { pointer: string }) => field.pointer));
  expect(await pointers(add({ kind: "image", title: " " }))).toEqual(["/body/title", "/body/media"]);
  expect(await pointers(add({ kind: "link", title: "x", link: "http://example.com" }))).toEqual(["/body/link"]);
  expect(await pointers(add({ kind: "link", title: "x", link: "javascript:alert(1)" }))).toEqual(["/body/link"]);
  expect(await pointers(add({ ...story, tags: ["fine", "y".repeat(31)] }))).toEqual(["/body/tags/1"]);
  expect(await pointers(add({ ...story, date: "2025-02-30" }))).toEqual(["/body/date"]);
  expect(await pointers(draft(ana, { category_id: "no-such-topic" }))).toEqual(["/body/category_id"]);
  expect(await pointers(draft(ana, { title: "" }))).toEqual(["/body/title"]);
  expect(await pointers(draft(ana, { tags: Array.from({ length: 16 }, (_, n) => `t${n}`) }))).toEqual(["/body/tags"]);
});

test("items keep the order they are put in, through additions and removals", async () => {
  const { portfolio_id } = await draft(ana, { title: "Order" });
  const params = { portfolio_id };
  const ids: string[] = [];
  for (const title of ["a", "b", "c", "d"])
    ids.push((await ana.api.portfolios.addItem({ params, body: { ...story, title } })).item_id);
  const titles = async () =>
    (await ana.api.portfolios.listItems({ params })).data.map((item) => `${item.position}${item.title}`);
  expect(await titles()).toEqual(["0a", "1b", "2c", "3d"]);
  await ana.api.portfolios.orderItems({ params, body: { item_ids: ids.toReversed() } });
  expect(await titles()).toEqual(["0d", "1c", "2b", "3a"]);
  await ana.api.portfolios.deleteItem({ params: { item_id: ids[1] ?? "" } });
  expect(await titles()).toEqual(["0d", "1c", "2a"]);
  const mismatch = ana.api.portfolios.orderItems({ params, body: { item_ids: ids } });
  await expect(mismatch).rejects.toMatchObject({
    status: 409,
    code: "portfolio.order_mismatch",
    problem: { current: [ids[3], ids[2], ids[0]] },
  });
  const twice = ana.api.portfolios.orderItems({
    params,
    body: { item_ids: [ids[0], ids[0], ids[2]].map((id) => id ?? "") },
  });
  await expect(twice).rejects.toMatchObject({ status: 422 });
});

test("ten orders and ten additions at once leave every item with its own place", async () => {
  const { portfolio_id } = await draft(ana, { title: "Race" });
  const params = { portfolio_id };
  const first = await Promise.all([1, 2, 3].map(() => ana.api.portfolios.addItem({ params, body: story })));
  const item_ids = first.map((item) => item.item_id);
  await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) => [
      ana.api.portfolios.orderItems({ params, body: { item_ids: n % 2 ? item_ids : item_ids.toReversed() } }),
      ana.api.portfolios.addItem({ params, body: story }),
    ]).flat(),
  );
  const { items, item_count } = await read(ana, portfolio_id);
  expect(items.map((item) => item.position)).toEqual(Array.from({ length: 13 }, (_, place) => place));
  expect(item_count).toBe(13);
});

test("a draft is deleted for good with its files' uses; a published one is archived, also when asked twice; the last item stays", async () => {
  const file = await picture(ana);
  const { portfolio_id } = await draft(ana, { title: "Gone" });
  await ana.api.portfolios.addItem({ params: { portfolio_id }, body: { kind: "image", title: "x", media: [file] } });
  const usedBy = async () => (await ana.api.media.getMedia({ params: { media_id: file } })).used;
  expect(await usedBy()).toBe(1);
  await ana.api.portfolios.deletePortfolio({ params: { portfolio_id } });
  await expect(read(ana, portfolio_id)).rejects.toMatchObject({ status: 404 });
  expect(await usedBy()).toBe(0);

  const open = await published(ana, { title: "Kept" });
  const last = ana.api.portfolios.deleteItem({ params: { item_id: open.items[0]?.item_id ?? "" } });
  await expect(last).rejects.toMatchObject({ status: 409, code: "portfolio.last_item" });
  const params = { portfolio_id: open.portfolio_id };
  await ana.api.portfolios.deletePortfolio({ params });
  expect(await read(ana, open.portfolio_id)).toMatchObject({ state: "archived" });
  await ana.api.portfolios.deletePortfolio({ params });
  const seenOpen = ana.api.portfolios.deletePortfolio({ params, query: { state: "published" } });
  await expect(seenOpen).rejects.toMatchObject({ status: 409, code: "portfolio.wrong_state" });
  expect(await read(ana, open.portfolio_id)).toMatchObject({ state: "archived" });
  await ana.api.portfolios.deletePortfolio({ params, query: { state: "archived" } });
  await expect(read(ana, open.portfolio_id)).rejects.toMatchObject({ status: 404 });
});

test("people who blocked each other do not meet in portfolios", async () => {
  const shy = await signUp(kogi, { name: "Shy" });
  const rude = await signUp(kogi, { name: "Rude" });
  const shown = await published(shy, { title: "Quiet corner" });
  const sees = async (person: Person) => {
    const listed = await person.api.portfolios.listPortfolios({ query: { q: "quiet corner", count: true } });
    const works = await person.api.portfolios.listWorks({ query: { user_id: shy.userId, count: true } });
    const status = await read(person, shown.portfolio_id)
      .then(() => 200)
      .catch((error) => error.status);
    return [listed.data.length, listed.total, works.data.length, works.total, status];
  };
  expect(await sees(rude)).toEqual([1, 1, 1, 1, 200]);
  await shy.api.users.addBlock({ body: { user_id: rude.userId, kind: "block" } });
  expect(await sees(rude)).toEqual([0, 0, 0, 0, 404]);
  await expect(
    rude.api.portfolios.likePortfolio({ params: { portfolio_id: shown.portfolio_id } }),
  ).rejects.toMatchObject({ status: 404 });
  const item = rude.api.portfolios.getItem({ params: { item_id: shown.items[0]?.item_id ?? "" } });
  await expect(item).rejects.toMatchObject({ status: 404, code: "portfolio.item_not_found" });
  expect(await sees(ben)).toEqual([1, 1, 1, 1, 200]);
});
