import { beforeAll, expect, test } from "vitest";
import type { LayoutBlock, LayoutBody } from "#api-schema/portfolio-layout.ts";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";
import { updatePortfolio } from "./portfolios.repository.ts";
import { settleFilesOfOld } from "./settle-files.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi, { name: "Ana Sol" });
});

let colours = 0;
async function picture(): Promise<string> {
  colours += 1;
  const body = await png({ width: 400, height: 300, colour: `#00aa${colours.toString(16).padStart(2, "0")}` });
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "work.png", alt: "A work" }, body });
  await kogi.settle();
  return media_id;
}

/** A published portfolio with a picture as its cover, one as its piece and one on its page. */
async function shown() {
  const [cover, piece, page] = [await picture(), await picture(), await picture()];
  const body = { title: "Brand work", cover_media_id: cover };
  const { portfolio_id } = await ana.api.portfolios.createPortfolio({ body });
  const params = { portfolio_id };
  await ana.api.portfolios.addItem({ params, body: { kind: "image", title: "A mark", media: [piece] } });
  await save(params, page);
  await ana.api.portfolios.publishPortfolio({ params });
  return { params, files: [cover, piece, page] };
}

const work: LayoutBlock = { type: "work", block_id: newId(), title: "" };
function save(params: { portfolio_id: string }, media_id: string) {
  const blocks: LayoutBlock[] = [{ type: "image", block_id: newId(), media_id, caption: "" }, work];
  const layout: LayoutBody = { theme: { type: "plain", accent: null, spacing: "airy" }, blocks };
  return ana.api.portfolios.saveLayout({ params, body: { layout } });
}

const publicUrl = async (media_id: string) => {
  const url = (await ana.api.media.getMedia({ params: { media_id } })).url ?? "";
  return url.startsWith("/media/") ? url : null;
};
const statusOf = async (url: string | null) =>
  (await kogi.app.fastify.inject({ url: url ?? "/media/none" })).statusCode;
const notThere = expect.objectContaining({ status: 404 });

test("what is put away opens for nobody else, also by the addresses of its files, and can be deleted for good", async () => {
  const { params, files } = await shown();
  const urls = await Promise.all(files.map(publicUrl));
  expect(await Promise.all(urls.map(statusOf))).toEqual([200, 200, 200]);
  await ana.api.portfolios.unlistPortfolio({ params });
  expect(await Promise.all(urls.map(statusOf))).toEqual([200, 200, 200]);
  await ana.api.portfolios.archivePortfolio({ params });
  expect(await Promise.all(urls.map(statusOf))).toEqual([404, 404, 404]);

  const own = await ana.api.portfolios.getPortfolio({ params });
  expect(own).toMatchObject({ state: "archived", can: ["delete", "duplicate"] });
  const links = [own.cover?.url, own.items[0]?.media[0]?.url, own.layout?.media[0]?.url];
  expect(await Promise.all(links.map((link) => statusOf(link ?? null)))).toEqual([200, 200, 200]);
  const mine = await ana.api.portfolios.listPortfolios({ query: { user_id: ana.userId, state: ["archived"] } });
  expect(await statusOf(mine.data[0]?.cover?.url ?? null)).toBe(200);

  const copy = await ana.api.portfolios.duplicatePortfolio({ params });
  expect(await Promise.all(urls.map(statusOf))).toEqual([404, 404, 404]);
  await ana.api.portfolios.deletePortfolio({ params: copy });
  await ana.api.portfolios.deletePortfolio({ params, query: { state: "archived" } });
  await expect(ana.api.portfolios.getPortfolio({ params })).rejects.toEqual(notThere);
  for (const media_id of files) await ana.api.media.deleteMedia({ params: { media_id } });
});

test("a draft's files are its owner's alone until it is published", async () => {
  const file = await picture();
  const { portfolio_id } = await ana.api.portfolios.createPortfolio({ body: { title: "Begun", cover_media_id: file } });
  expect(await publicUrl(file)).toBeNull();
  const own = await ana.api.portfolios.getPortfolio({ params: { portfolio_id } });
  expect(await statusOf(own.cover?.url ?? null)).toBe(200);
});

test("a picture that is taken off a page is private, comes back with its draft, and goes when drafts are forgotten", async () => {
  const { params, files } = await shown();
  const old = files[2] ?? "";
  const url = await publicUrl(old);
  const next = await picture();
  const kept = await save(params, next);
  expect(await statusOf(url)).toBe(200);
  expect(await publicUrl(next)).toBeNull();
  expect(await statusOf(kept.draft.media[0]?.url ?? null)).toBe(200);
  await ana.api.portfolios.publishLayout({ params, body: {} });
  expect(await statusOf(url)).toBe(404);
  expect(await publicUrl(next)).not.toBeNull();

  const back = await ana.api.portfolios.restoreLayout({ params, body: { restore: 1 } });
  expect(await statusOf(back.draft.media[0]?.url ?? null)).toBe(200);
  await save(params, next);
  const forgotten = await ana.api.portfolios.forgetLayoutHistory({ params });
  expect(forgotten.history.map(({ version }) => version)).toEqual([forgotten.version]);
  await ana.api.media.deleteMedia({ params: { media_id: old } });
  await expect(ana.api.media.deleteMedia({ params: { media_id: next } })).rejects.toMatchObject({ status: 409 });
});

test("what was put away without its files is gone through once, and one that fails keeps no other waiting", async () => {
  const [broken, { params, files }] = [await shown(), await shown()];
  const urls = await Promise.all(files.map(publicUrl));
  const archive = ({ portfolio_id }: { portfolio_id: string }) =>
    kogi.platform.inTransaction((tx) => updatePortfolio(tx, portfolio_id, { state: "archived" }));
  await archive(broken.params);
  await archive(params);
  expect(await Promise.all(urls.map(statusOf))).toEqual([200, 200, 200]);
  const fails = (sql: string) => kogi.platform.owner((client) => client.query(sql));
  await fails(`alter table portfolios.portfolios add constraint fails
    check (portfolio_id <> '${broken.params.portfolio_id}' or not files_settled) not valid`);
  await settleFilesOfOld(kogi.platform);
  await fails("alter table portfolios.portfolios drop constraint fails");
  expect(await Promise.all(urls.map(statusOf))).toEqual([404, 404, 404]);
  const rest = () =>
    kogi.platform.db
      .selectFrom("portfolios.portfolios")
      .select("portfolio_id")
      .where("files_settled", "=", false)
      .execute();
  expect(await rest()).toEqual([broken.params]);
  await settleFilesOfOld(kogi.platform);
  expect(await rest()).toEqual([]);
});
