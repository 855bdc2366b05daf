// Every template with nothing, one piece, a dozen and forty in it, and a title as long as titles get.
import { expect, test } from "vitest";
import { portfolioTemplates } from "#api-schema/portfolio-layout.ts";
import { jpeg } from "#test/pictures.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();
const TITLE = "A hundred and four signs for the trams, ferries and mountain railways of a city by the sea";

test.for([0, 1, 12, 40])(
  "each template holds %i pieces and a title of ninety letters, on a telephone too",
  async (count) => {
    const ana = await kogi.visitor({});
    const { page, api } = ana;
    expect(TITLE).toHaveLength(90);
    const { portfolio_id, owner, slug } = await api.portfolios.createPortfolio({ body: { title: TITLE } });
    const params = { portfolio_id };
    const files: string[] = [];
    for (const [width, height] of [
      [800, 600],
      [500, 900],
      [1_200, 400],
    ] as const) {
      const body = await jpeg({ width, height });
      files.push((await api.media.uploadMedia({ query: { name: "sign.jpg" }, body })).media_id);
    }
    await kogi.settle();
    for (let place = 0; place < count; place += 1) {
      // Wide, tall and lying pictures, and now and then a piece without any.
      const media = place % 7 === 6 ? [] : files.slice(place % 3, (place % 3) + 1);
      const title = place === 0 ? TITLE : `Line ${place}`;
      await api.portfolios.addItem({
        params,
        body: { kind: "case_study", title, story: "Told in one sentence.", media },
      });
    }
    for (const template of portfolioTemplates) {
      await api.portfolios.patchPortfolio({ params, body: { template } });
      for (const { colorScheme, viewport } of windows) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        await page.goto(`/@${owner.handle}/${slug}`);
        await page.getByRole("heading", { name: TITLE, level: 1 }).waitFor();
        expect(await page.getByRole("article").count(), template).toBeGreaterThanOrEqual(count);
        expect(await faultsOf(page), `${template} with ${count} at ${viewport.width}`).toEqual([]);
      }
    }
  },
);

test.for([2, 3, 4, 5, 6, 7])("no row of the hero template has a hole, with %i pieces", async (count) => {
  const { page, api } = await kogi.visitor({});
  const { portfolio_id, owner, slug } = await api.portfolios.createPortfolio({ body: { title: "Lamps" } });
  const params = { portfolio_id };
  const body = await jpeg({ width: 800, height: 600 });
  const { media_id } = await api.media.uploadMedia({ query: { name: "lamp.jpg" }, body });
  await kogi.settle();
  for (let place = 0; place < count; place += 1)
    await api.portfolios.addItem({ params, body: { kind: "image", title: `Lamp ${place}`, media: [media_id] } });
  await api.portfolios.patchPortfolio({ params, body: { template: "hero" } });
  await page.setViewportSize({ width: 1_440, height: 900 });
  await page.goto(`/@${owner.handle}/${slug}`);
  const pieces = page.locator("article").filter({ has: page.getByRole("heading", { name: /^Lamp \d$/ }) });
  const boxes = await pieces.evaluateAll((all) =>
    all.map((one) => {
      const { top, right } = one.getBoundingClientRect();
      return { top: Math.round(top), right: Math.round(right) };
    }),
  );
  expect(boxes).toHaveLength(count);
  const rows = Map.groupBy(boxes, ({ top }) => top);
  const ends = [...rows.values()].map((row) => Math.max(...row.map(({ right }) => right)));
  expect(new Set(ends).size, JSON.stringify(boxes)).toBe(1);
});

test("the picture of a piece leads to its page, with no second stop for the keyboard", async () => {
  const { page, api } = await kogi.visitor({});
  const { portfolio_id, owner, slug } = await api.portfolios.createPortfolio({ body: { title: "Lamps" } });
  const params = { portfolio_id };
  const body = await jpeg({ width: 800, height: 1_200 });
  const { media_id } = await api.media.uploadMedia({ query: { name: "lamp.jpg", alt: "A lamp" }, body });
  await kogi.settle();
  const link = "https://example.org/";
  for (const title of ["Lamp one", "Lamp two"])
    await api.portfolios.addItem({ params, body: { kind: "image", title, link, media: [media_id] } });
  const { items } = await api.portfolios.getPortfolio({ params });
  for (const template of portfolioTemplates) {
    await api.portfolios.patchPortfolio({ params, body: { template } });
    await page.goto(`/@${owner.handle}/${slug}`);
    const piece = page.getByRole("article").filter({ has: page.getByRole("heading", { name: "Lamp two" }) });
    await page.getByRole("link", { name: "Lamp two" }).waitFor();
    expect(await piece.getByRole("link").count(), template).toBe(2);
    // What can be pressed besides lies above the link of the title.
    await piece.getByRole("link", { name: "Open the link" }).click({ trial: true });
    // By force: what is hit there is the link, not the picture below it.
    await piece.getByRole("img", { name: "A lamp" }).click({ force: true });
    await page.waitForURL(`**/${items[1]?.item_id}`);
  }
});
