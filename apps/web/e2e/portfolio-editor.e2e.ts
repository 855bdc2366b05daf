// A freelancer makes a portfolio: by mouse with uploads, by keyboard, without JavaScript, with mistakes.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { jpeg } from "#test/pictures.ts";
import { site, type Visitor } from "./site.ts";

const kogi = site();

const picture = async (name: string, colour: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: await jpeg({ colour }),
});

/** A draft with these pieces of work, made behind the pages. */
async function draftOf({ api }: Pick<Visitor, "api">, titles: readonly string[]): Promise<string> {
  const body = { title: "Signs for trams", category_id: "brand-identity", tags: ["signs"] };
  const { portfolio_id } = await api.portfolios.createPortfolio({ body });
  for (const title of titles)
    await api.portfolios.addItem({ params: { portfolio_id }, body: { kind: "case_study", title, story: "Told." } });
  return portfolio_id;
}

async function titlesOf(page: Page): Promise<string[]> {
  const buttons = page.getByRole("link", { name: /^Edit ./ });
  return (await buttons.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""))).map((label) =>
    label.replace("Edit ", ""),
  );
}

/** What the server has, once it has it. */
async function keptOrder({ api }: Pick<Visitor, "api">, portfolioId: string, titles: readonly string[]): Promise<void> {
  const read = async () => (await api.portfolios.getPortfolio({ params: { portfolio_id: portfolioId } })).items;
  await expect.poll(async () => (await read()).map((item) => item.title), { timeout: 20_000 }).toEqual(titles);
}

test("a freelancer shows their first work from their own page, with two pictures, and publishes it", async () => {
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const { page } = ana;
  await page.goto("/dashboard");
  await page.getByRole("heading", { name: "Show your first work" }).waitFor();
  const { user } = await ana.api.users.me();
  await page.goto(`/@${user.handle}`);
  await page.getByRole("link", { name: "New portfolio" }).click();
  await page.getByLabel("Title").fill("Signs for trams");
  await page.getByLabel("Field", { exact: false }).first().selectOption("brand-identity");
  await page.getByText("Story", { exact: true }).click();
  await page.getByRole("button", { name: "Make portfolio" }).click();
  await page.getByText("Add a piece of work, then you can publish.").waitFor();

  await page.getByRole("link", { name: "Add work" }).click();
  await page.getByLabel("Title").fill("Line 4");
  await page
    .getByLabel("Files", { exact: false })
    .last()
    .setInputFiles([await picture("front.jpg", "#5a3ff6"), await picture("back.jpg", "#cff13a")]);
  await page.getByLabel("What front.jpg shows", { exact: false }).fill("A violet sign over a platform");
  await page.getByRole("button", { name: "Move back.jpg to the front" }).click();
  await page.getByLabel("Client", { exact: false }).fill("City trams");
  await page.getByLabel("Link", { exact: false }).fill("http://not.safe.example");
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.getByText("Give a link that begins with https://.").first().waitFor();
  await page.getByLabel("Link", { exact: false }).fill("https://trams.example.org/");
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.getByText("Line 4").waitFor();
  await page.getByText("2 files", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByText("Your portfolio is published.").waitFor();

  const { data } = await ana.api.portfolios.listPortfolios({ query: { user_id: ana.userId } });
  const made = await ana.api.portfolios.getPortfolio({ params: { portfolio_id: data[0]?.portfolio_id ?? "" } });
  expect(made).toMatchObject({ state: "published", template: "story", category_id: "brand-identity" });
  expect(made.items[0]).toMatchObject({ client: "City trams", link: "https://trams.example.org/" });
  expect(made.items[0]?.media.map(({ name, alt }) => [name, alt])).toEqual([
    ["back.jpg", ""],
    ["front.jpg", "A violet sign over a platform"],
  ]);
  await page.getByRole("link", { name: "View", exact: true }).click();
  await page.getByRole("heading", { name: "Line 4" }).waitFor();
});

test("an upload goes on after a pause and after pieces that did not arrive, and its form waits for it", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, []);
  await page.goto(`/portfolios/${portfolioId}/items/new`);
  await page.getByLabel("Title").fill("A long way");
  let lost = 2;
  const reached = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  await page.route("**/api/uploads/*", async (route) => {
    if (route.request().method() !== "PATCH") return route.fallback();
    if (lost-- > 0) return route.fulfill({ status: 409 });
    reached.resolve();
    await go.promise;
    return route.fallback();
  });
  await page
    .getByLabel("Files", { exact: false })
    .last()
    .setInputFiles(await picture("far.jpg", "#cc3a0c"));
  await page.getByRole("button", { name: "Pause far.jpg" }).click();
  await page.getByText("Paused").waitFor();
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.getByText("A file is still on its way.", { exact: false }).first().waitFor();
  await page.getByRole("button", { name: "Go on with far.jpg" }).click();
  await reached.promise;
  go.resolve();
  await page.getByLabel("What far.jpg shows", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Add to portfolio" }).click();
  await page.getByText("A long way").waitFor();
  const { items } = await ana.api.portfolios.getPortfolio({ params: { portfolio_id: portfolioId } });
  expect(items[0]?.media.map((media) => media.name)).toEqual(["far.jpg"]);
});

test("work is put in order by keyboard, the focus stays, and the order is kept", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, ["One", "Two", "Three"]);
  await page.goto(`/portfolios/${portfolioId}/edit`);
  const down = page.getByRole("button", { name: "Move One down" });
  await down.focus();
  await page.keyboard.press("Enter");
  await page.getByText("One is now number 2 of 3.").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("One is now number 3 of 3.").waitFor();
  expect(await titlesOf(page)).toEqual(["Two", "Three", "One"]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Move One down");
  await keptOrder(ana, portfolioId, ["Two", "Three", "One"]);
  await page.reload();
  expect(await titlesOf(page)).toEqual(["Two", "Three", "One"]);
});

test("work is put in order by dragging", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, ["One", "Two", "Three"]);
  await page.goto(`/portfolios/${portfolioId}/edit`);
  const handle = page.getByTitle("Drag to another place").first();
  await handle.hover();
  await page.mouse.down();
  const last = await page.getByTitle("Drag to another place").last().boundingBox();
  await page.mouse.move(last?.x ?? 0, (last?.y ?? 0) + 10, { steps: 12 });
  await page.mouse.up();
  await expect.poll(() => titlesOf(page), { timeout: 20_000 }).toEqual(["Two", "Three", "One"]);
  await keptOrder(ana, portfolioId, ["Two", "Three", "One"]);
});

test("everything works without JavaScript, and a mistake loses neither words nor files", async () => {
  const ana = await kogi.visitor({}, { javaScriptEnabled: false });
  const { page } = ana;
  await page.goto("/portfolios/mine");
  await page.getByRole("link", { name: "New portfolio" }).first().click();
  await page.getByLabel("Description").fill("Signs and maps.");
  await page.getByLabel(/^Cover/).setInputFiles(await picture("cover.jpg", "#158f5c"));
  await page.getByRole("button", { name: "Make portfolio" }).click();
  await page.getByText("This is needed.").first().waitFor();
  expect(await page.getByLabel("Description").inputValue()).toBe("Signs and maps.");
  await page.getByText("cover.jpg").waitFor();
  await page.getByLabel("Title").fill("Without scripts");
  await page.getByRole("button", { name: "Make portfolio" }).click();

  for (const title of ["First", "Second"]) {
    await page.getByRole("link", { name: "Add work" }).click();
    await page.getByLabel("Title").fill(title);
    if (title === "First") {
      await page.getByRole("button", { name: "Add to portfolio" }).click();
      await page.getByText("Add a picture.").first().waitFor();
      expect(await page.getByLabel("Title").inputValue()).toBe("First");
    }
    await page
      .getByLabel("Files", { exact: false })
      .last()
      .setInputFiles([await picture(`${title}-a.jpg`, "#15121f"), await picture(`${title}-b.jpg`, "#8f8aa1")]);
    await page.getByRole("button", { name: "Add to portfolio" }).click();
    await page.getByText(title, { exact: true }).waitFor();
  }
  await page.getByRole("button", { name: "Move Second up" }).click();
  expect(await titlesOf(page)).toEqual(["Second", "First"]);
  await page.getByRole("link", { name: "Edit First" }).click();
  await page.getByRole("button", { name: "Take out First-a.jpg" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("1 file", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Unlist" }).click();
  await page.getByText("Only people who have its address can see it.").waitFor();
  await page.getByRole("link", { name: "Put away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Put away" }).click();
  await page.getByText("Archived", { exact: true }).last().waitFor();
  const { data } = await ana.api.portfolios.listPortfolios({ query: { user_id: ana.userId } });
  expect(data.map(({ title, state, cover }) => [title, state, cover?.name])).toEqual([
    ["Without scripts", "archived", "cover.jpg"],
  ]);
});

test("who edits what was changed meanwhile is told so, loses nothing, and may save over it", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, ["One"]);
  const params = { portfolio_id: portfolioId };
  await page.goto(`/portfolios/${portfolioId}/details`);
  await ana.api.portfolios.patchPortfolio({ params, body: { title: "Another window's title" } });
  await page.getByLabel("Title").fill("My own title");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Save changes" }).click();
  expect((await answer).status()).toBe(409);
  await page.getByText("This was changed in another window since you opened it.", { exact: false }).waitFor();
  expect(await page.getByLabel("Title").inputValue()).toBe("My own title");
  await page.getByRole("button", { name: "Save over it" }).click();
  await page.getByRole("heading", { name: "My own title", level: 1 }).waitFor();
  expect((await ana.api.portfolios.getPortfolio({ params })).title).toBe("My own title");
});

test("a draft is deleted only after a question, and nobody else opens its editor", async () => {
  const ana = await kogi.visitor({});
  const stranger = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, ["One", "Two"]);
  for (const path of ["edit", "details", "items/new"])
    expect((await stranger.page.goto(`/portfolios/${portfolioId}/${path}`))?.status(), path).toBe(404);
  await page.goto(`/portfolios/${portfolioId}/edit`);
  await page.getByRole("link", { name: "Remove Two" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText("The piece of work is removed.").waitFor();
  expect(await titlesOf(page)).toEqual(["One"]);
  await page.getByRole("link", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByRole("heading", { name: "Show your first work" }).waitFor();
});
