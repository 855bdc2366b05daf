// What somebody shows while they are suspended: nothing, until that is lifted.
import { expect, test } from "vitest";
import { countPublishedPortfolios } from "#modules/portfolios/index.ts";
import { signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("a suspended person's portfolios, pieces and files are hidden for all but administrators, and come back", async () => {
  const [admin, ana, bo] = [await signUp(kogi, { roles: ["admin"] }), await signUp(kogi), await signUp(kogi)];
  const upload = { query: { name: "work.png", alt: "A work" }, body: await png({ width: 400, height: 300 }) };
  const { media_id } = await ana.api.media.uploadMedia(upload);
  await kogi.settle();
  const { portfolio_id } = await ana.api.portfolios.createPortfolio({ body: { title: "Brand work" } });
  const params = { portfolio_id };
  await ana.api.portfolios.addItem({ params, body: { kind: "image", title: "A mark", media: [media_id] } });
  await ana.api.portfolios.publishPortfolio({ params });
  const file = (await ana.api.media.getMedia({ params: { media_id } })).url ?? "";
  const query = { user_id: ana.userId, count: true };
  const shown = async () => ({
    portfolios: (await kogi.api().portfolios.listPortfolios({ query })).total,
    pieces: (await bo.api.portfolios.listWorks({ query })).total,
    counted: await countPublishedPortfolios(kogi.platform.db),
    file: (await kogi.app.fastify.inject({ url: file })).statusCode,
  });
  const before = { portfolios: 1, pieces: 1, counted: 1, file: 200 };
  expect(await shown()).toEqual(before);

  const account = { user_id: ana.userId };
  await admin.api.auth.suspend({ params: account, body: { reason: "Asked for money outside" } });
  await kogi.settle();
  expect(await shown()).toEqual({ portfolios: 0, pieces: 0, counted: 0, file: 404 });
  expect((await refusal(bo.api.portfolios.getPortfolio({ params }))).code).toBe("portfolio.not_found");
  expect((await refusal(bo.api.portfolios.likePortfolio({ params }))).code).toBe("portfolio.not_found");
  expect(await admin.api.portfolios.getPortfolio({ params })).toMatchObject({ title: "Brand work" });

  await admin.api.auth.reinstate({ params: account, body: { reason: "A mistake" } });
  await kogi.settle();
  expect(await shown()).toEqual(before);
  expect(await bo.api.portfolios.getPortfolio({ params })).toMatchObject({ title: "Brand work" });
});
