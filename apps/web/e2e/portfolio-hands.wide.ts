// What one does while arranging a page: adds between two blocks, goes from the preview to a block, drags far, looks at the whole.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { LayoutBlock } from "#api-schema/portfolio-layout.ts";
import { draftOf, picture } from "./portfolio-drafts.ts";
import { site, type Visitor } from "./site.ts";

const kogi = site();
const slow = { timeout: 30_000 };
const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const quote = (number: number): LayoutBlock => ({
  type: "quote",
  block_id: id(number),
  text: `Said ${number}`,
  source: "",
});

/** A draft of a portfolio whose page holds these blocks. */
async function arranged(ana: Visitor, blocks: readonly LayoutBlock[]) {
  const portfolio_id = await draftOf(ana, ["Line 4"]);
  const params = { portfolio_id };
  const { draft } = await ana.api.portfolios.getLayout({ params });
  const { type, accent, spacing } = draft.theme;
  const layout = { theme: { type, accent, spacing }, blocks: [...blocks] };
  await ana.api.portfolios.saveLayout({ params, body: { layout } });
  return { params, editor: `/portfolios/${portfolio_id}/layout` };
}

const card = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });
const namesOf = (page: Page) =>
  page
    .getByRole("list", { name: "Blocks" })
    .locator(":scope > li")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
const alive = (page: Page) => page.getByTitle("Drag to another place").first().waitFor();
const textsOf = async ({ api }: Visitor, params: { portfolio_id: string }) =>
  (await api.portfolios.getLayout({ params })).draft.blocks.map((block) => ("text" in block ? block.text : block.type));

test.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])(
  "a block is added between two others, and a block of the preview leads to its fields, %s",
  async (_how, javaScriptEnabled) => {
    const ana = await kogi.visitor({}, { javaScriptEnabled });
    const { params, editor } = await arranged(ana, [quote(1), quote(2), quote(3)]);
    const { page } = ana;
    await page.goto(editor);
    if (javaScriptEnabled) await alive(page);
    await page.getByRole("button", { name: "Add a block below 1. Quote" }).click();
    const kind = card(page, "1. Quote").getByLabel("New block");
    await kind.waitFor();
    if (javaScriptEnabled)
      await expect.poll(() => kind.evaluate((one) => one === document.activeElement), slow).toBe(true);
    await kind.selectOption({ label: "Your work" });
    await page.getByRole("button", { name: "Add block" }).click();
    await card(page, "2. Your work").waitFor();
    expect(await textsOf(ana, params)).toEqual(["Said 1", "work", "Said 2", "Said 3"]);
    expect(await page.getByLabel("New block").count()).toBe(1);

    await page.getByRole("link", { name: "Edit 4. Quote" }).click();
    await page.waitForURL(`**#block-${id(3)}`);
    if (javaScriptEnabled)
      await expect.poll(() => card(page, "4. Quote").getByLabel("Text").isVisible(), slow).toBe(true);
  },
);

test("the draft of a whole page is seen by its owner before it is published, and by nobody else", async () => {
  const ana = await kogi.visitor({});
  const { params } = await arranged(ana, [
    { type: "hero", block_id: id(1), title: "I draw signs", text: "", media_id: null },
    { type: "work", block_id: id(2), title: "" },
  ]);
  const { page } = ana;
  const edit = `/portfolios/${params.portfolio_id}/edit`;
  await page.goto(edit);
  await page.getByRole("link", { name: "Preview" }).click();
  await page.getByRole("heading", { name: "I draw signs" }).waitFor();
  await page.getByText("This is your draft of the page.", { exact: false }).waitFor();
  await page.getByRole("link", { name: "Arrange the page" }).click();
  await card(page, "1. Opening").waitFor();
  await ana.api.portfolios.publishPortfolio({ params });
  await ana.api.portfolios.saveLayout({
    params,
    body: { layout: { theme: { type: "plain", accent: null, spacing: "even" }, blocks: [quote(5)] } },
  });
  await page.reload();
  await page.getByRole("link", { name: "Whole page" }).click();
  await page.waitForURL("**?draft=1");
  await page.locator("blockquote", { hasText: "Said 5" }).waitFor();
  const reader = (await kogi.visitor({})).page;
  await reader.goto(page.url());
  await reader.getByRole("heading", { name: "I draw signs" }).waitFor();
  expect(await reader.getByText("Said 5").count()).toBe(0);
});

test("blocks are added and taken out while a film is on its way; publishing waits for it", async () => {
  const ana = await kogi.visitor({});
  const { editor } = await arranged(ana, [
    { type: "image", block_id: id(1), media_id: null, caption: "" },
    { type: "work", block_id: id(2), title: "" },
  ]);
  const { page } = ana;
  const go = Promise.withResolvers<void>();
  await page.route("**/api/uploads/*", async (route) => {
    if (route.request().method() === "PATCH") await go.promise;
    return route.fallback();
  });
  await page.goto(editor);
  await alive(page);
  await card(page, "1. Picture")
    .locator('input[type="file"]')
    .setInputFiles(await picture("far.jpg", "#cc3a0c"));
  await page.getByRole("button", { name: "Pause far.jpg" }).waitFor();
  await page.getByRole("button", { name: "Add block" }).click();
  await card(page, "3. Text").waitFor();
  await page.getByRole("button", { name: "Remove 3. Text" }).click();
  await card(page, "3. Text").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Publish the portfolio" }).click();
  await page.getByText("A file is still on its way.", { exact: false }).first().waitFor();
  go.resolve();
  await page.getByLabel("What far.jpg shows", { exact: false }).waitFor();
});

test("the last of forty is dragged to the front though that is out of sight, and sent to the end by one key", async () => {
  const ana = await kogi.visitor({});
  const many = Array.from({ length: 40 }, (_, place) => quote(place + 1));
  const { params, editor } = await arranged(ana, many);
  const { page } = ana;
  await page.setViewportSize({ width: 1_440, height: 900 });
  await page.goto(editor);
  await alive(page);
  const last = card(page, "40. Quote");
  await last.scrollIntoViewIfNeeded();
  await last.getByTitle("Drag to another place").hover();
  await page.mouse.down();
  await page.mouse.move(60, 300, { steps: 4 });
  await page.mouse.move(60, 10, { steps: 4 });
  const isFirst = () => page.locator("[data-dragged]").getAttribute("aria-label");
  await expect.poll(isFirst, slow).toBe("1. Quote");
  await page.mouse.up();
  await expect.poll(async () => (await textsOf(ana, params))[0], slow).toBe("Said 40");
  await page.getByRole("button", { name: "Move 1. Quote down", exact: true }).focus();
  await page.keyboard.press("End");
  await page.getByText("Quote is now number 40 of 40.").waitFor();
  await page.getByRole("button", { name: "Move 40. Quote to the front" }).click();
  await page.getByText("Quote is now number 1 of 40.").waitFor();
  expect((await namesOf(page)).length).toBe(40);
});

test("what another site plays is a link until a reader asks for it, and a frame of its player from then on", async () => {
  const ana = await kogi.visitor({});
  const { params } = await arranged(ana, [
    { type: "embed", block_id: id(1), url: "https://vimeo.com/123456", title: "My reel" },
    { type: "embed", block_id: id(2), url: "https://dribbble.com/ana", title: "" },
  ]);
  await ana.api.portfolios.publishPortfolio({ params });
  const { owner, slug } = await ana.api.portfolios.getPortfolio({ params });
  const { page } = await kogi.visitor({});
  const elsewhere: string[] = [];
  await playElsewhere(page, elsewhere);
  await page.goto(`/@${owner.handle}/${slug}`);
  expect(await page.getByRole("link", { name: "My reel" }).getAttribute("href")).toBe("https://vimeo.com/123456");
  const play = page.getByRole("button", { name: "Play here" });
  await play.waitFor();
  expect(await play.count()).toBe(1);
  expect(elsewhere).toEqual([]);
  await play.click();
  await page.frameLocator('iframe[title="My reel"]').getByText("A reel plays").waitFor();
  expect(elsewhere).toEqual(["https://player.vimeo.com/video/123456?dnt=1&autoplay=1"]);
  expect(await page.locator("iframe").getAttribute("sandbox")).not.toContain("allow-top-navigation");
});

test("a player asked for in the preview is not asked for of the site that its block leads to next", async () => {
  const ana = await kogi.visitor({});
  const { editor } = await arranged(ana, [
    { type: "embed", block_id: id(1), url: "https://vimeo.com/123456", title: "My reel" },
  ]);
  const { page } = ana;
  const elsewhere: string[] = [];
  await playElsewhere(page, elsewhere);
  await page.setViewportSize({ width: 1_440, height: 900 });
  await page.goto(editor);
  await alive(page);
  const play = page.getByRole("button", { name: "Play here" });
  // By mouse the block leads to its fields.
  await play.press("Enter");
  await page.frameLocator('iframe[title="My reel"]').getByText("A reel plays").waitFor();
  await page.getByRole("link", { name: "Edit 1. Shown elsewhere" }).click();
  await card(page, "1. Shown elsewhere").getByLabel("Link").fill("https://www.youtube.com/watch?v=abc");
  await play.waitFor();
  expect(elsewhere).toEqual(["https://player.vimeo.com/video/123456?dnt=1&autoplay=1"]);
});

async function playElsewhere(page: Page, asked: string[]): Promise<void> {
  await page.context().route(/^https:/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<p>A reel plays</p>" });
  });
}
