// A freelancer arranges a portfolio in blocks: by mouse, by keyboard, without JavaScript; others read it without any.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { LayoutBody } from "#api-schema/portfolio-layout.ts";
import { jpeg } from "#test/pictures.ts";
import { faultsOf, windows } from "./readable.ts";
import { site, type Visitor } from "./site.ts";

const kogi = site();

/** A portfolio with one told story, for others to see. */
async function shown({ api }: Pick<Visitor, "api">, description = "Signs and maps.") {
  const { portfolio_id, owner, slug } = await api.portfolios.createPortfolio({
    body: { title: "Signs for trams", description, category_id: "brand-identity" },
  });
  const params = { portfolio_id };
  await api.portfolios.addItem({ params, body: { kind: "case_study", title: "Line 4", story: "Told." } });
  await api.portfolios.publishPortfolio({ params });
  return { params, path: `/@${owner.handle}/${slug}`, editor: `/portfolios/${portfolio_id}/layout` };
}

const card = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });
const kindsOf = (page: Page) =>
  page
    .getByRole("list", { name: "Blocks" })
    .locator(":scope > li")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
const kept = async ({ api }: Pick<Visitor, "api">, params: { portfolio_id: string }) =>
  (await api.portfolios.getLayout({ params })).draft.blocks.map((block) => block.type);

/** The handles show once the page is alive: until then a field that is filled may be drawn anew under it. */
const alive = (page: Page) => page.getByTitle("Drag to another place").first().waitFor();

async function add(page: Page, kind: string, place: number): Promise<void> {
  await page.getByLabel("New block").selectOption({ label: kind });
  await page.getByRole("button", { name: "Add block" }).click();
  await card(page, `${place}. ${kind}`).waitFor();
}

test("a page is built by mouse, keeps itself, is published and read signed out without JavaScript", async () => {
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const { params, path, editor } = await shown(ana);
  const { page } = ana;
  await page.goto(`/portfolios/${params.portfolio_id}/edit`);
  await page.getByRole("link", { name: "Arrange the page" }).click();
  await page.getByRole("heading", { name: "Arrange the page" }).waitFor();
  await alive(page);
  expect(await kindsOf(page)).toEqual(["1. Text", "2. Your work"]);
  await add(page, "Opening", 3);
  const opening = card(page, "3. Opening");
  await opening.getByText("Give it a title before you publish.").waitFor();
  await opening.getByLabel("Title").fill("I draw <b>signs</b>");
  await opening
    .getByLabel("Picture", { exact: false })
    .last()
    .setInputFiles({ name: "front.jpg", mimeType: "image/jpeg", buffer: await jpeg({ colour: "#5a3ff6" }) });
  await opening.getByLabel("What front.jpg shows", { exact: false }).waitFor();
  // Nothing is pressed: what was typed and uploaded is kept by itself.
  const opened = async () =>
    (await ana.api.portfolios.getLayout({ params })).draft.blocks.find((block) => block.type === "hero");
  await expect
    .poll(opened, { timeout: 20_000 })
    .toMatchObject({ title: "I draw <b>signs</b>", media_id: expect.any(String) });
  await page.getByText("Your draft is kept.", { exact: false }).waitFor();

  const handle = opening.getByTitle("Drag to another place");
  await handle.hover();
  await page.mouse.down();
  const first = await card(page, "1. Text").boundingBox();
  await page.mouse.move(first?.x ?? 0, (first?.y ?? 0) + 5, { steps: 12 });
  await page.mouse.up();
  expect(await kindsOf(page)).toEqual(["1. Opening", "2. Text", "3. Your work"]);
  await expect.poll(() => kept(ana, params), { timeout: 20_000 }).toEqual(["hero", "text", "work"]);

  await page.getByRole("button", { name: "Duplicate 2. Text" }).click();
  await card(page, "4. Your work").waitFor();
  await page.getByRole("button", { name: "Remove 3. Text" }).click();
  await card(page, "3. Your work").waitFor();
  expect((await ana.api.portfolios.getPortfolio({ params })).layout).toBeNull();
  await kogi.settle();
  await page.getByRole("button", { name: "Publish changes" }).click();
  await page.getByText("Your changes are published.").waitFor();

  const reader = await kogi.visitor({}, { javaScriptEnabled: false });
  await reader.page.context().clearCookies();
  await reader.page.goto(path);
  await reader.page.getByRole("heading", { name: "I draw <b>signs</b>" }).waitFor();
  await reader.page.getByText("Signs and maps.").waitFor();
  await reader.page.getByRole("heading", { name: "Line 4" }).waitFor();
  const scripts = await reader.page
    .locator("link[rel=modulepreload]")
    .evaluateAll((all) => all.map((one) => `${one.getAttribute("href")}`));
  expect(scripts.filter((address) => /layout-editor|upload/.test(address))).toEqual([]);
  await page.goto(`${editor}?width=desktop`);
  await page.getByRole("region", { name: "Preview: Desktop" }).getByRole("heading", { name: "Line 4" }).waitFor();
});

test("blocks are moved by keyboard, the focus stays, and the order keeps itself", async () => {
  const ana = await kogi.visitor({});
  const { params, editor } = await shown(ana);
  const { page } = ana;
  await page.goto(editor);
  await alive(page);
  const down = page.getByRole("button", { name: "Move 1. Text down" });
  await down.focus();
  await page.keyboard.press("Enter");
  await page.getByText("Text is now number 2 of 2.").waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Move 2. Text down");
  await expect.poll(() => kept(ana, params), { timeout: 20_000 }).toEqual(["work", "text"]);
  await page.getByLabel("New block").focus();
  await page.keyboard.type("Quote");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await card(page, "3. Quote").waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("3. Quote");
});

test("everything works without JavaScript, and an earlier draft comes back", async () => {
  const ana = await kogi.visitor({}, { javaScriptEnabled: false });
  const { params, path, editor } = await shown(ana);
  const { page } = ana;
  await page.goto(editor);
  await card(page, "1. Text").getByRole("textbox", { name: "Text" }).fill("The first words.");
  await add(page, "Quote", 3);
  await card(page, "3. Quote").getByRole("textbox", { name: "Text" }).fill("They stay.");
  await page.getByRole("button", { name: "Publish changes" }).click();
  await page.getByText("Your changes are published.").waitFor();
  await page.getByRole("button", { name: "Move 3. Quote up" }).click();
  await card(page, "2. Quote").waitFor();
  await page.getByRole("button", { name: "Remove 1. Text" }).click();
  await card(page, "2. Your work").waitFor();
  expect(await kindsOf(page)).toEqual(["1. Quote", "2. Your work"]);
  await page.getByText(/earlier drafts?$/).click();
  const { history } = await ana.api.portfolios.getLayout({ params });
  const published = history.find(({ blocks, version }) => blocks === 3 && version === 2);
  await page.getByRole("button", { name: `Bring back draft ${published?.version}`, exact: true }).click();
  await page.getByText("The earlier draft is back.", { exact: false }).waitFor();
  expect(await kindsOf(page)).toEqual(["1. Text", "2. Your work", "3. Quote"]);
  await page.getByText(/earlier drafts?$/).click();
  await page.getByRole("button", { name: "Forget these drafts" }).click();
  const dialog = page.getByRole("dialog", { name: "Forget the earlier drafts?" });
  await dialog.getByRole("button", { name: "Forget these drafts" }).click();
  await page.getByText("The earlier drafts are forgotten.").waitFor();
  expect((await ana.api.portfolios.getLayout({ params })).history).toHaveLength(1);
  expect(await kindsOf(page)).toEqual(["1. Text", "2. Your work", "3. Quote"]);
  await page.goto(path);
  await page.getByText("They stay.").waitFor();
});

test("an earlier draft that is brought back once more stands in the form again, and stays", async () => {
  const ana = await kogi.visitor({});
  const { params, editor } = await shown(ana);
  const { page } = ana;
  await page.goto(editor);
  await alive(page);
  const field = card(page, "1. Text").getByRole("textbox", { name: "Text" });
  const textOf = async () => {
    const { draft } = await ana.api.portfolios.getLayout({ params });
    return draft.blocks.find((block) => block.type === "text")?.text;
  };
  for (const words of ["The first words.", "The second words."]) {
    await field.fill(words);
    await page.getByRole("button", { name: "Keep draft" }).click();
    await expect.poll(textOf, { timeout: 20_000 }).toBe(words);
    const { version } = await ana.api.portfolios.getLayout({ params });
    // The page has heard of it too: a button pressed before would be about an older draft.
    const heard = () => page.locator("input[name=version]").inputValue();
    await expect.poll(heard, { timeout: 20_000 }).toBe(`${version}`);
  }
  const { history } = await ana.api.portfolios.getLayout({ params });
  const first = history.find(({ version }) => version === 1);
  await page.getByText(/earlier drafts?$/).click();
  const back = page.getByRole("button", { name: `Bring back draft ${first?.version}`, exact: true });
  await back.click();
  await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe("The first words.");
  await alive(page);
  await field.fill("Not so.");
  await expect.poll(textOf, { timeout: 20_000 }).toBe("Not so.");
  await page.getByText(/earlier drafts?$/).click();
  await back.click();
  await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe("The first words.");
  await page.waitForTimeout(3_000);
  expect(await textOf()).toBe("The first words.");
});

test("a portfolio is duplicated with its work and its page", async () => {
  const ana = await kogi.visitor({});
  const { params, editor } = await shown(ana);
  const { page } = ana;
  await page.goto(editor);
  await alive(page);
  await add(page, "Quote", 3);
  await page.goto(`/portfolios/${params.portfolio_id}/edit`);
  await page.getByRole("button", { name: "Duplicate" }).click();
  await page.getByText("This is the copy, as a draft.", { exact: false }).waitFor();
  await page.getByText("Line 4").waitFor();
  await page.getByRole("link", { name: "Arrange the page" }).click();
  await card(page, "3. Quote").waitFor();
  expect(await kindsOf(page)).toEqual(["1. Text", "2. Your work", "3. Quote"]);
});

test("who arranges what was changed in another window is told so, loses nothing, and may go over it", async () => {
  const ana = await kogi.visitor({});
  const { params, editor } = await shown(ana);
  const { page } = ana;
  await page.goto(editor);
  await alive(page);
  const { draft, version } = await ana.api.portfolios.getLayout({ params });
  const { type, accent, spacing } = draft.theme;
  const other = { theme: { type, accent, spacing }, blocks: draft.blocks.slice(1) };
  await ana.api.portfolios.saveLayout({ params, body: { layout: other, version } });
  await card(page, "1. Text").getByRole("textbox", { name: "Text" }).fill("My own words");
  await page.getByRole("button", { name: "Keep this one over it" }).click();
  await page.getByText("Your draft is kept.").first().waitFor();
  const now = (await ana.api.portfolios.getLayout({ params })).draft.blocks;
  expect(now).toMatchObject([{ type: "text", text: "My own words" }, { type: "work" }]);
});

test("what another window wrote about a picture stays while this one keeps its draft, and comes in", async () => {
  const ana = await kogi.visitor({});
  const { params, editor } = await shown(ana);
  const { page } = ana;
  const body = await jpeg({ colour: "#5a3ff6" });
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "sign.jpg", alt: "A sign" }, body });
  await kogi.settle();
  const { draft } = await ana.api.portfolios.getLayout({ params });
  const block_id = "00000000-0000-7000-8000-000000000009";
  const image = { type: "image", block_id, media_id, caption: "" } as const;
  const { type, accent, spacing } = draft.theme;
  const layout = { theme: { type, accent, spacing }, blocks: [...draft.blocks, image] };
  await ana.api.portfolios.saveLayout({ params, body: { layout } });
  await page.goto(editor);
  await alive(page);
  const alt = page.getByLabel("What sign.jpg shows", { exact: false });
  const now = async () => (await ana.api.portfolios.getLayout({ params })).draft.media[0]?.alt;
  await page
    .locator("summary")
    .filter({ hasText: /Content of \d+\. Picture/ })
    .click();
  // Typed and kept here first: the field then stands on its own.
  await alt.fill("A violet sign");
  await expect.poll(now, { timeout: 20_000 }).toBe("A violet sign");
  await page.getByText("Your draft is kept.").first().waitFor();
  await ana.api.media.patchMedia({ params: { media_id }, body: { alt: "A sign over a platform" } });
  for (const words of ["Typed here.", "And here."]) {
    await card(page, "1. Text").getByRole("textbox", { name: "Text" }).fill(words);
    const text = async () => (await ana.api.portfolios.getLayout({ params })).draft.blocks[0];
    await expect.poll(text, { timeout: 20_000 }).toMatchObject({ text: words });
    await expect.poll(() => alt.inputValue(), { timeout: 20_000 }).toBe("A sign over a platform");
  }
  expect(await now()).toBe("A sign over a platform");
});

test("a connection that is lost while a draft keeps itself takes nothing of what was typed", async () => {
  const ana = await kogi.visitor({});
  const { params, editor } = await shown(ana);
  const { page } = ana;
  await page.goto(editor);
  await alive(page);
  const textOf = async () =>
    (await ana.api.portfolios.getLayout({ params })).draft.blocks.find((block) => block.type === "text")?.text;
  const field = card(page, "1. Text").getByRole("textbox", { name: "Text" });
  const lost = page.getByText("Not kept yet: the connection is gone.", { exact: false });

  // The request goes out and breaks on its way; the browser believes that it is connected.
  await page.route("**/layout.data**", (route) => route.abort("internetdisconnected"));
  await field.fill("Typed on a train");
  await lost.waitFor();
  await page.getByRole("button", { name: "Keep draft" }).click();
  await lost.waitFor();
  await field.fill("Typed in a tunnel");
  expect(await textOf()).toBe("Signs and maps.");
  await page.unroute("**/layout.data**");
  await expect.poll(textOf, { timeout: 30_000 }).toBe("Typed in a tunnel");
  await page.getByText("Your draft is kept.").first().waitFor();

  await page.context().setOffline(true);
  await field.fill("Typed without any");
  await lost.waitFor();
  await page.context().setOffline(false);
  await expect.poll(textOf, { timeout: 30_000 }).toBe("Typed without any");

  // It arrives, and only the answer is lost: sent once more it is not taken for somebody else's change.
  let answers = 0;
  await page.route("**/layout.data**", async (route) => {
    answers += 1;
    if (answers > 1) return route.continue();
    await route.fetch();
    return route.abort("internetdisconnected");
  });
  await field.fill("Answered too late");
  await lost.waitFor();
  await page.getByText("Your draft is kept.").first().waitFor();
  await field.fill("And further");
  await expect.poll(textOf, { timeout: 30_000 }).toBe("And further");
  expect(await page.getByText("changed in another window", { exact: false }).count()).toBe(0);
});

test("a template is chosen beside its preview, others see it once it is published, and it comes back", async () => {
  const ana = await kogi.visitor({});
  const { params, path, editor } = await shown(ana);
  const { page } = ana;
  await page.goto(`${editor}?width=desktop`);
  await alive(page);
  const preview = page.getByRole("region", { name: "Preview: Desktop" });
  const templateIn = (place: typeof preview) => place.locator("[data-template]").getAttribute("data-template");
  expect(await templateIn(preview)).toBe("grid");
  await page.locator("summary").filter({ hasText: "Template" }).click();
  await page.getByRole("radio", { name: "Type", exact: false }).first().check();
  await expect.poll(() => templateIn(preview), { timeout: 20_000 }).toBe("type");
  const reader = await kogi.visitor({});
  await reader.page.goto(path);
  expect(await templateIn(reader.page.locator("main"))).toBe("grid");
  await page.getByRole("button", { name: "Publish changes" }).click();
  await page.getByText("Your changes are published.").waitFor();
  await reader.page.reload();
  expect(await templateIn(reader.page.locator("main"))).toBe("type");
  const { version } = await ana.api.portfolios.getLayout({ params });
  await page.getByRole("radio", { name: "Index", exact: false }).first().check();
  await expect.poll(() => templateIn(preview), { timeout: 20_000 }).toBe("index");
  await page.reload();
  await alive(page);
  await page.getByText(/earlier drafts?$/).click();
  await page.getByRole("button", { name: `Bring back draft ${version}`, exact: true }).click();
  await page.getByText("The earlier draft is back.", { exact: false }).waitFor();
  await expect.poll(() => templateIn(preview), { timeout: 20_000 }).toBe("type");
});

test("the preview of a telephone looks like a telephone's page, however wide the window is", async () => {
  const ana = await kogi.visitor({});
  const { params, editor } = await shown(ana);
  const { draft } = await ana.api.portfolios.getLayout({ params });
  const block_id = "00000000-0000-7000-8000-000000000001";
  const hero = { type: "hero", block_id, title: "Signs", text: "For trams.", media_id: null } as const;
  const { type, accent, spacing } = draft.theme;
  const layout = { theme: { type, accent, spacing }, blocks: [hero, ...draft.blocks] };
  await ana.api.portfolios.saveLayout({ params, body: { layout } });
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  const cornerIn = async (width: string, name: string) => {
    await page.goto(`${editor}?width=${width}`);
    const title = page.getByRole("region", { name: `Preview: ${name}` }).getByRole("heading", { name: "Signs" });
    return title.evaluate((heading) => {
      const corners = (box: Element) => getComputedStyle(box).borderTopLeftRadius;
      let box: Element | null = heading;
      while (box && corners(box) === "0px") box = box.parentElement;
      return box && corners(box);
    });
  };
  expect(await cornerIn("phone", "Phone")).toBe("20px");
  expect(await cornerIn("desktop", "Desktop")).toBe("28px");
});

test.each(windows)(
  "the builder and what it builds can be read by everybody, $colorScheme, $viewport.width wide",
  async (window) => {
    const ana = await kogi.visitor({});
    const { params, path, editor } = await shown(ana, "A_word_that_is_as_long_as_it_may_be_".repeat(3));
    const { draft } = await ana.api.portfolios.getLayout({ params });
    const id = (number: number) => `00000000-0000-7000-8000-00000000000${number}`;
    const theme = { type: "loud", accent: "#ffee00", spacing: "airy" } as const;
    const long = "A title of ninety characters that goes on and on until it is as long as titles may well be";
    const layout: LayoutBody = {
      theme,
      blocks: [
        { type: "hero", block_id: id(1), title: long, text: "Words.", media_id: null },
        { type: "quote", block_id: id(2), text: long, source: "Somebody" },
        { type: "embed", block_id: id(3), url: "https://vimeo.com/1", title: "" },
        {
          type: "case_study",
          block_id: id(4),
          title: long,
          client: "Trams",
          challenge: long,
          approach: long,
          result: long,
          media_ids: [],
        },
        { type: "contact", block_id: id(5), title: "", text: "" },
        ...draft.blocks,
      ],
    };
    await ana.api.portfolios.saveLayout({ params, body: { layout } });
    await ana.api.portfolios.publishLayout({ params, body: {} });
    const page = await kogi.window(ana, window);
    for (const address of [editor, `${editor}?width=desktop`, path]) {
      await page.goto(address);
      expect({ address, faults: await faultsOf(page) }).toEqual({ address, faults: [] });
    }
  },
  240_000,
);
