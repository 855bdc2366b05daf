// A piece of work is called what its files are, or what they turn out to be.
import { beforeAll, expect, test } from "vitest";
import type { WorkItemBody, WorkItemPatch } from "#api-schema/work-items.ts";
import { type Person, signUp } from "#test/people.ts";
import { pdf, png } from "#test/pictures.ts";
import { world } from "#test/world.ts";

const kogi = world();
let ana: Person;
let eve: Person;
beforeAll(async () => {
  [ana, eve] = await Promise.all([signUp(kogi, { name: "Ana Sol" }), signUp(kogi, { name: "Eve Lin" })]);
});

async function picture(person: Person): Promise<string> {
  const { media_id } = await person.api.media.uploadMedia({ query: { name: "work.png" }, body: await png() });
  await kogi.settle();
  return media_id;
}

const draft = (person: Person, title: string) => person.api.portfolios.createPortfolio({ body: { title } });

test("a piece is of the kind of one of its files, and no filter finds a PDF among pictures", async () => {
  const { portfolio_id } = await draft(ana, "Kinds");
  const params = { portfolio_id };
  const sent = await ana.api.media.uploadMedia({ query: { name: "offer.pdf" }, body: pdf });
  await kogi.settle();
  const media = [sent.media_id];
  const add = (body: Partial<WorkItemBody>) =>
    ana.api.portfolios.addItem({ params, body: { kind: "image", title: "Offer", media, ...body } });
  await expect(add({})).rejects.toMatchObject({
    status: 422,
    code: "portfolio.item_incomplete",
    problem: { errors: [{ pointer: "/body/media", code: "kind" }] },
  });
  await expect(add({ kind: "video" })).rejects.toMatchObject({ code: "portfolio.item_incomplete" });
  const both = await add({ media: [sent.media_id, await picture(ana)] });
  expect(both.kind).toBe("image");
  const { item_id } = await add({ kind: "document" });
  const patch = (body: WorkItemPatch) => ana.api.portfolios.patchItem({ params: { item_id }, body });
  await expect(patch({ kind: "image" })).rejects.toMatchObject({ code: "portfolio.item_incomplete" });
  expect(await patch({ kind: "image", media: [await picture(ana)] })).toMatchObject({ kind: "image" });
  // Of other people's files nobody learns what they are.
  const body: WorkItemBody = { kind: "image", title: "Taken", media };
  const { portfolio_id: own } = await draft(eve, "Own");
  const stolen = eve.api.portfolios.addItem({ params: { portfolio_id: own }, body });
  await expect(stolen).rejects.toMatchObject({ code: "media.not_usable" });
});

test("a piece saved before anybody had looked at its file is called what the file turns out to be", async () => {
  const { portfolio_id } = await draft(ana, "Early");
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "poster.pdf" }, body: pdf });
  const body: WorkItemBody = { kind: "image", title: "Poster", media: [media_id] };
  const { item_id, version } = await ana.api.portfolios.addItem({ params: { portfolio_id }, body });
  await kogi.settle();
  const { item: settled } = await ana.api.portfolios.getItem({ params: { item_id } });
  expect([settled.kind, settled.version, settled.media[0]?.state]).toEqual(["document", version + 1, "ready"]);
});
