import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { LayoutBlock, LayoutBody } from "#api-schema/portfolio-layout.ts";
import { DAY_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, fund, handIn, startContract, terms } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { keepFinished } from "./finished-work.repository.ts";

const kogi = world();
let ana: Person;
let ben: Person;
beforeAll(async () => {
  ana = await signUp(kogi, { name: "Ana Sol" });
  ben = await signUp(kogi, { name: "Ben Ode" });
});

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const theme: LayoutBody["theme"] = { type: "plain", accent: "#ffcc00", spacing: "airy" };
const layoutOf = (...blocks: LayoutBlock[]): LayoutBody => ({ theme, blocks });
const words = (text: string): LayoutBlock => ({ type: "text", block_id: newId(), title: "", text });
const work: LayoutBlock = { type: "work", block_id: newId(), title: "" };

let colours = 0;
async function picture(person: Person): Promise<string> {
  colours += 1;
  const body = await png({ width: 400, height: 300, colour: `#0000${colours.toString(16).padStart(2, "0")}` });
  const { media_id } = await person.api.media.uploadMedia({ query: { name: "work.png", alt: "A work" }, body });
  await kogi.settle();
  return media_id;
}

/** A portfolio with one told story, for others to see unless it is to stay a draft. */
async function made(person: Person, { draft = false } = {}): Promise<{ portfolio_id: string }> {
  const { portfolio_id } = await person.api.portfolios.createPortfolio({
    body: { title: "Brand work", description: "Marks." },
  });
  const params = { portfolio_id };
  await person.api.portfolios.addItem({ params, body: { kind: "case_study", title: "A mark", story: "Warm." } });
  if (!draft) await person.api.portfolios.publishPortfolio({ params });
  return params;
}
const seen = async (params: { portfolio_id: string }) => (await kogi.api().portfolios.getPortfolio({ params })).layout;
const save = (params: { portfolio_id: string }, layout: LayoutBody, more: object = {}) =>
  ana.api.portfolios.saveLayout({ params, body: { layout, ...more } });

test("a draft of the layout is its owner's alone until it is published; then it is what everybody sees", async () => {
  const params = await made(ana);
  const begun = await ana.api.portfolios.getLayout({ params });
  expect(begun).toMatchObject({ version: 0, shown_at: null, history: [], missing: [] });
  expect(begun.draft.blocks.map((block) => block.type)).toEqual(["text", "work"]);
  const file = await picture(ana);
  const hostile = `<script>alert(1)</script> {{ "'`;
  const layout = layoutOf(
    { type: "hero", block_id: newId(), title: hostile, text: "", media_id: file },
    { type: "embed", block_id: newId(), url: "https://vimeo.com/1", title: "" },
    work,
  );
  const kept = await save(params, layout, { version: 0 });
  expect(kept).toMatchObject({ version: 1, changed: true, missing: [], history: [{ version: 1, blocks: 3 }] });
  expect(await seen(params)).toBeNull();
  const shown = await ana.api.portfolios.publishLayout({ params, body: { version: 1 } });
  expect(shown).toMatchObject({ changed: false, version: 1 });
  const page = await seen(params);
  expect(page?.blocks).toEqual(layout.blocks);
  expect(page?.media).toMatchObject([{ media_id: file, state: "ready" }]);
  expect(page?.media[0]?.url).toMatch(/^\/media\//);
  expect(page?.theme).toMatchObject({ accent: "#ffcc00", accent_dark: "#ffcc00", spacing: "airy" });
  expect(page?.theme.accent_light).not.toBe("#ffcc00");

  await save(params, layoutOf(words("Only me")), { version: 1 });
  expect((await seen(params))?.blocks).toEqual(layout.blocks);
  await expect(ana.api.media.deleteMedia({ params: { media_id: file } })).rejects.toEqual(refusal(409, "media.in_use"));
});

test("publishing the portfolio shows its layout, and refuses one with a block that has nothing to show", async () => {
  const params = await made(ana, { draft: true });
  const empty: LayoutBlock = { type: "image", block_id: newId(), media_id: null, caption: "" };
  await save(params, layoutOf(words("Hello"), empty));
  const refused = ana.api.portfolios.publishPortfolio({ params });
  await expect(refused).rejects.toMatchObject({
    code: "portfolio.layout_incomplete",
    problem: { errors: [{ pointer: "/blocks/1", code: "no_image" }] },
  });
  expect((await ana.api.portfolios.getPortfolio({ params })).state).toBe("draft");
  await save(params, layoutOf(words("Hello")));
  await ana.api.portfolios.publishPortfolio({ params });
  expect((await seen(params))?.blocks).toMatchObject([{ text: "Hello" }]);
});

test("a layout that is based on an older draft is refused with the one that is there", async () => {
  const params = await made(ana);
  await save(params, layoutOf(words("One")), { version: 0 });
  await expect(save(params, layoutOf(words("Two")), { version: 0 })).rejects.toMatchObject({
    status: 409,
    code: "request.stale",
  });
  await expect(ana.api.portfolios.publishLayout({ params, body: { version: 0 } })).rejects.toEqual(
    refusal(409, "request.stale"),
  );
  const answers = await Promise.allSettled(
    [1, 2, 3, 4, 5].map((number) => save(params, layoutOf(words(`At once ${number}`)), { version: 1 })),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await ana.api.portfolios.getLayout({ params })).version).toBe(2);
});

test("a draft that is sent once more, because no answer came, is kept and not refused", async () => {
  const params = await made(ana);
  const layout = layoutOf(words("One"), { type: "hero", block_id: newId(), title: "Two", text: "", media_id: null });
  await save(params, layout, { version: 0 });
  expect(await save(params, layout, { version: 0 })).toMatchObject({ version: 1, history: [{ version: 1 }] });
  await expect(save(params, layoutOf(words("Other")), { version: 0 })).rejects.toEqual(refusal(409, "request.stale"));
});

test("the template is the draft's until it is published, and comes back with an earlier draft", async () => {
  const params = await made(ana);
  const shown = async () => {
    const { template, layout } = await kogi.api().portfolios.getPortfolio({ params });
    return [template, layout?.template];
  };
  expect((await ana.api.portfolios.getLayout({ params })).draft.template).toBe("grid");
  await save(params, { template: "type", ...layoutOf(work) });
  expect(await shown()).toEqual(["grid", undefined]);
  await ana.api.portfolios.publishLayout({ params, body: {} });
  expect(await shown()).toEqual(["type", "type"]);
  // Who names none leaves it as it is.
  await save(params, layoutOf(work, words("Without")));
  await save(params, { template: "story", ...layoutOf(work) });
  const kept = await ana.api.portfolios.restoreLayout({ params, body: { restore: 2 } });
  expect(kept.draft).toMatchObject({ template: "type", blocks: [{ type: "work" }, { text: "Without" }] });
  // Chosen for the portfolio itself it is shown at once, and no draft takes it back.
  await ana.api.portfolios.patchPortfolio({ params, body: { template: "columns" } });
  expect(await shown()).toEqual(["columns", "columns"]);
  await ana.api.portfolios.publishLayout({ params, body: {} });
  expect(await shown()).toEqual(["columns", "columns"]);
});

test("a description that is changed is changed on the page too, until it was edited there", async () => {
  const params = await made(ana);
  const textsOf = (blocks: readonly LayoutBlock[] = []) =>
    blocks.flatMap((block) => (block.type === "text" ? block.text : []));
  const { draft } = await ana.api.portfolios.getLayout({ params });
  await save(params, { theme, blocks: draft.blocks });
  await ana.api.portfolios.publishLayout({ params, body: {} });
  await ana.api.portfolios.patchPortfolio({ params, body: { description: "Marks and signs." } });
  expect(textsOf((await seen(params))?.blocks)).toEqual(["Marks and signs."]);
  const now = await ana.api.portfolios.getLayout({ params });
  expect(now).toMatchObject({ version: 2, changed: false });
  expect(textsOf(now.draft.blocks)).toEqual(["Marks and signs."]);

  await save(params, layoutOf(words("My own words."), work));
  await ana.api.portfolios.patchPortfolio({ params, body: { description: "Signs." } });
  expect(textsOf((await seen(params))?.blocks)).toEqual(["Signs."]);
  expect(textsOf((await ana.api.portfolios.getLayout({ params })).draft.blocks)).toEqual(["My own words."]);
});

test("a page that said nothing but the description is none without it: the plain list stands there again", async () => {
  const params = await made(ana);
  await save(params, layoutOf(words("Marks.")));
  await ana.api.portfolios.publishLayout({ params, body: {} });
  await ana.api.portfolios.patchPortfolio({ params, body: { description: "" } });
  expect(await seen(params)).toBe(null);
  expect(await ana.api.portfolios.getLayout({ params })).toMatchObject({ shown_at: null, draft: { blocks: [] } });
});

test("what was published stays a version of its own, also while drafts keep themselves", async () => {
  const params = await made(ana);
  await save(params, layoutOf(words("Shown")), { by_itself: true });
  await ana.api.portfolios.publishLayout({ params, body: {} });
  const now = await save(params, layoutOf(words("A minute later")), { by_itself: true });
  expect(now.history.map(({ version }) => version)).toEqual([2, 1]);
});

test("documents of the release before, which name no template, have their portfolio's", async () => {
  const params = await made(ana);
  await ana.api.portfolios.patchPortfolio({ params, body: { template: "hero" } });
  await save(params, layoutOf(work));
  await ana.api.portfolios.publishLayout({ params, body: {} });
  const { db } = kogi.platform;
  const without = (column: string) => sql`${sql.ref(column)} - 'template'`;
  await sql`update portfolios.layouts set draft = ${without("draft")}, shown = ${without("shown")}`.execute(db);
  await sql`update portfolios.layout_versions set layout = ${without("layout")}`.execute(db);
  expect((await ana.api.portfolios.getLayout({ params })).draft.template).toBe("hero");
  expect((await seen(params))?.template).toBe("hero");
  const { draft } = await ana.api.portfolios.restoreLayout({ params, body: { restore: 1 } });
  expect(draft.template).toBe("hero");
});

test("nobody else's files, no unknown kind of block, no block twice, no work twice", async () => {
  const params = await made(ana);
  const theirs = await picture(ben);
  const image = (media_id: string): LayoutBlock => ({ type: "image", block_id: newId(), media_id, caption: "" });
  await expect(save(params, layoutOf(image(theirs)))).rejects.toMatchObject({ code: "media.not_usable" });
  const one = words("One");
  await expect(save(params, layoutOf(one, one))).rejects.toEqual(refusal(422, "portfolio.bad_layout"));
  await expect(save(params, layoutOf(work, { ...work, block_id: newId() }))).rejects.toEqual(
    refusal(422, "portfolio.bad_layout"),
  );
  // A kind that the contract does not know, as a caller without types would send it.
  const unknown = { type: "script", block_id: newId(), text: "x" } as unknown as LayoutBlock;
  await expect(save(params, layoutOf(unknown))).rejects.toEqual(refusal(422, "request.invalid"));
  await expect(save(params, layoutOf(...Array.from({ length: 61 }, () => words("x"))))).rejects.toEqual(
    refusal(422, "request.invalid"),
  );
  expect((await ana.api.portfolios.getLayout({ params })).version).toBe(0);
});

test("the last twenty drafts can come back; what is kept by itself within two minutes is one of them", async () => {
  const params = await made(ana);
  const file = await picture(ana);
  await save(params, layoutOf({ type: "image", block_id: newId(), media_id: file, caption: "" }));
  for (const text of ["a", "ab", "abc"]) await save(params, layoutOf(words(text)), { by_itself: true });
  const burst = await ana.api.portfolios.getLayout({ params });
  expect(burst).toMatchObject({ version: 4, history: [{ version: 4 }, { version: 1 }] });
  await kogi.advance(3 * MINUTE_MS);
  const same = layoutOf(words("later"));
  await save(params, same, { by_itself: true });
  await save(params, same);
  const later = await ana.api.portfolios.getLayout({ params });
  expect(later.history.map(({ version }) => version)).toEqual([5, 4, 1]);
  const back = await ana.api.portfolios.restoreLayout({ params, body: { restore: 1, version: 5 } });
  expect(back).toMatchObject({ version: 6, draft: { blocks: [{ media_id: file }], media: [{ media_id: file }] } });
  for (let number = 0; number < 20; number += 1) await save(params, layoutOf(words(`Version ${number}`)));
  const full = await ana.api.portfolios.getLayout({ params });
  expect(full.history.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, place) => 26 - place));
  await expect(ana.api.portfolios.restoreLayout({ params, body: { restore: 1 } })).rejects.toEqual(
    refusal(404, "portfolio.no_such_layout"),
  );
  // No draft names the picture any more.
  await ana.api.media.deleteMedia({ params: { media_id: file } });
});

test("a finished contract shows its milestones, and only in its freelancer's portfolio", async () => {
  const { client, freelancer, contract, milestones } = await startContract(kogi, [10_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  const params = await made(freelancer);
  const show = (person: Person, at: { portfolio_id: string }) => {
    const block: LayoutBlock = {
      type: "milestones",
      block_id: newId(),
      contract_id: contract.contract_id,
      text: "",
    };
    return person.api.portfolios
      .saveLayout({ params: at, body: { layout: layoutOf(block) } })
      .then(() => person.api.portfolios.publishLayout({ params: at, body: {} }));
  };
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  await expect(show(freelancer, params)).rejects.toEqual(refusal(422, "portfolio.layout_incomplete"));
  await approve(client, milestoneId);
  await kogi.settle();
  await show(freelancer, params);
  const page = await seen(params);
  expect(page?.contracts).toMatchObject([
    { contract_id: contract.contract_id, milestones: [{ title: milestones[0]?.title }] },
  ]);
  expect(JSON.stringify(page)).not.toMatch(/Clara|10000/);
  await expect(show(client, await made(client))).rejects.toEqual(refusal(422, "portfolio.layout_incomplete"));
});

test("a contract that a hundred newer ones followed can be shown still, and stands among the choices", async () => {
  const maker = await signUp(kogi);
  const params = await made(maker);
  const ended = (daysAgo: number) => new Date(kogi.platform.clock.now().getTime() - daysAgo * DAY_MS);
  const ids = Array.from({ length: 101 }, () => newId());
  await kogi.platform.inTransaction(async (tx) => {
    for (const [daysAgo, contract_id] of ids.entries())
      await keepFinished(tx, {
        ...{ contract_id, user_id: maker.userId, client_id: ben.userId },
        ...{ title: `Work ${daysAgo}`, ended_at: ended(daysAgo), is_public: true },
      });
  });
  const contract_id = ids.at(-1) ?? "";
  const layout = layoutOf({ type: "milestones", block_id: newId(), contract_id, text: "" });
  const kept = await maker.api.portfolios.saveLayout({ params, body: { layout } });
  expect(kept.missing).toEqual([]);
  await maker.api.portfolios.publishLayout({ params, body: {} });
  expect((await seen(params))?.contracts).toMatchObject([{ contract_id, title: "Work 100" }]);
  const choices = (await maker.api.portfolios.getLayout({ params })).contracts.map((choice) => choice.contract_id);
  expect([choices.length, choices.at(-1)]).toEqual([101, contract_id]);
});

test("a portfolio that is listed again is seen as it was: what was arranged meanwhile waits, whole or not", async () => {
  const params = await made(ana);
  await save(params, layoutOf(words("As it is shown."), work));
  await ana.api.portfolios.publishLayout({ params, body: {} });
  const before = await seen(params);
  await ana.api.portfolios.unlistPortfolio({ params });
  await save(params, layoutOf(words("Half a thought"), { type: "embed", block_id: newId(), url: "", title: "" }, work));
  await ana.api.portfolios.publishPortfolio({ params });
  expect(await seen(params)).toEqual(before);
  expect(await ana.api.portfolios.getLayout({ params })).toMatchObject({ changed: true });
});

test("of a contract that was between two people alone a portfolio shows dates, and no word", async () => {
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { offer_id } = await client.api.projects.makeDirectOffer({
    body: { user_id: freelancer.userId, title: "Rebranding before the sale", ...terms([10_000]) },
  });
  const contract = await freelancer.api.contracts.acceptOffer({ params: { offer_id } });
  const milestoneId = contract.milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId);
  await kogi.settle();
  const params = await made(freelancer);
  const { contract_id } = contract;
  const layout = layoutOf({ type: "milestones", block_id: newId(), contract_id, text: "" });
  await freelancer.api.portfolios.saveLayout({ params, body: { layout } });
  await freelancer.api.portfolios.publishLayout({ params, body: {} });
  const page = await seen(params);
  expect(page?.contracts).toMatchObject([{ contract_id, title: null, milestones: [{ title: null }] }]);
  expect(JSON.stringify(page)).not.toMatch(/Rebranding|Step 1/);
  const own = await freelancer.api.portfolios.getLayout({ params });
  expect(own.contracts).toMatchObject([{ title: "Rebranding before the sale", milestones: [{ title: "Step 1" }] }]);
});

test("a portfolio is duplicated as a draft with its work, its files and its page, and both go their own ways", async () => {
  const params = await made(ana);
  const [cover, file] = [await picture(ana), await picture(ana)];
  await ana.api.portfolios.patchPortfolio({
    params,
    body: { cover_media_id: cover, template: "type", tags: ["signs"] },
  });
  await ana.api.portfolios.addItem({ params, body: { kind: "image", title: "Second", media: [file] } });
  await save(params, layoutOf({ type: "image", block_id: newId(), media_id: file, caption: "Here" }));
  await ana.api.portfolios.publishLayout({ params, body: {} });
  const source = await ana.api.portfolios.getPortfolio({ params });
  const copy = await ana.api.portfolios.duplicatePortfolio({ params });
  expect(copy).toMatchObject({
    state: "draft",
    title: source.title,
    template: "type",
    tags: ["signs"],
    cover_media_id: cover,
    layout: null,
    items: [{ title: "A mark" }, { title: "Second", media: [{ media_id: file }] }],
  });
  expect(copy.slug).not.toBe(source.slug);
  const its = { portfolio_id: copy.portfolio_id };
  const { draft } = await ana.api.portfolios.getLayout({ params: its });
  expect(draft.blocks).toMatchObject([{ media_id: file, caption: "Here" }]);
  await ana.api.portfolios.deletePortfolio({ params: its });
  expect((await seen(params))?.media).toMatchObject([{ media_id: file, state: "ready" }]);
  await expect(ben.api.portfolios.duplicatePortfolio({ params })).rejects.toEqual(refusal(403, "portfolio.not_owner"));
});

test("a removed portfolio lets go of the files of its layout", async () => {
  const params = await made(ana, { draft: true });
  const file = await picture(ana);
  await save(params, layoutOf({ type: "gallery", block_id: newId(), media_ids: [file], caption: "" }));
  await ana.api.portfolios.deletePortfolio({ params });
  await ana.api.media.deleteMedia({ params: { media_id: file } });
});
