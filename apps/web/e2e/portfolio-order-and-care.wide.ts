// The editor by keyboard, by dragging, without JavaScript, with mistakes.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { draftOf, picture } from "./portfolio-drafts.ts";
import { site, type Visitor } from "./site.ts";

const kogi = site();
// As many as a portfolio takes.
const PIECES_MAX = 100;

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

test("work is put in order by keyboard, the focus stays, and the order is kept", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, ["One", "Two", "Three"]);
  await page.goto(`/portfolios/${portfolioId}/edit`);
  // The handles show once the page is alive: before that the button sends a form, and a new page says nothing.
  await page.getByTitle("Drag to another place").first().waitFor();
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
  await page.goto(`/portfolios/${data[0]?.portfolio_id}/edit`);
  await page.getByRole("link", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await page.getByText("The portfolio is deleted.").waitFor();
  expect((await ana.api.portfolios.listPortfolios({ query: { user_id: ana.userId } })).data).toEqual([]);
});

test("who edits what was changed meanwhile is told so, loses nothing, and may save over it", async () => {
  const ana = await kogi.visitor({});
  const { page } = ana;
  const portfolioId = await draftOf(ana, ["One"]);
  const params = { portfolio_id: portfolioId };
  await page.goto(`/portfolios/${portfolioId}/details`);
  await ana.api.portfolios.patchPortfolio({ params, body: { title: "Another window's title" } });
  await page.getByLabel("Title").fill("My own title");
  const answer = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes("/details"),
  );
  await page.getByRole("button", { name: "Save changes" }).click();
  expect((await answer).status()).toBe(409);
  await page.getByText("This was changed since you opened it.", { exact: false }).waitFor();
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

test("a connection that goes while a picture is being prepared leaves the page, which looks again once it is back", async () => {
  const ana = await kogi.visitor({});
  const { page, api } = ana;
  const portfolioId = await draftOf(ana, ["One"]);
  const { buffer, name } = await picture("front.jpg", "#5a3ff6");
  const { media_id } = await api.media.uploadMedia({ query: { name }, body: buffer });
  const { data } = await api.portfolios.listItems({ params: { portfolio_id: portfolioId } });
  await api.portfolios.patchItem({ params: { item_id: data[0]?.item_id ?? "" }, body: { media: [media_id] } });
  await kogi.settle();
  const become = (state: "scanning" | "ready") =>
    kogi.platform.inTransaction((tx) =>
      tx.updateTable("media.media").set({ state }).where("media_id", "=", media_id).execute(),
    );
  await become("scanning");
  await page.goto(`/portfolios/${portfolioId}/edit`);
  await page.getByText("being prepared", { exact: false }).waitFor();

  let lost = 0;
  await page.route("**/*.data**", (route) => {
    lost += 1;
    return route.abort("internetdisconnected");
  });
  await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThan(1);
  await page.getByText("being prepared", { exact: false }).waitFor();
  expect(await titlesOf(page)).toEqual(["One"]);
  await become("ready");
  await page.unroute("**/*.data**");
  await page.getByText("being prepared", { exact: false }).waitFor({ state: "hidden", timeout: 20_000 });
  expect(await titlesOf(page)).toEqual(["One"]);
});

test.for([true, false])(
  "many files become a piece each, in their order, with JavaScript: %s",
  async (javaScriptEnabled) => {
    const ana = await kogi.visitor({}, { javaScriptEnabled });
    const { page, api } = ana;
    const portfolioId = await draftOf(ana, ["One"]);
    await page.goto(`/portfolios/${portfolioId}/edit`);
    await page.getByRole("link", { name: "Add many files" }).click();
    await page.getByRole("button", { name: "Add all to portfolio" }).click();
    await page.getByText("Add a picture.", { exact: false }).first().waitFor();
    const files = [await picture("tram_line-4.jpg", "#5a3ff6"), await picture("ferry.jpg", "#cff13a")];
    await page.getByLabel("Files", { exact: false }).last().setInputFiles(files);
    if (javaScriptEnabled) await page.getByLabel("What ferry.jpg shows", { exact: false }).fill("A ferry at dawn");
    await page.getByLabel("Client", { exact: false }).fill("City trams");
    await page.getByRole("button", { name: "Add all to portfolio" }).click();
    await page.getByText("2 pieces of work are in your portfolio.").waitFor();
    await kogi.settle();
    const { items } = await api.portfolios.getPortfolio({ params: { portfolio_id: portfolioId } });
    expect(items.map(({ title, kind, client }) => [title, kind, client])).toEqual([
      ["One", "case_study", ""],
      ["tram line 4", "image", "City trams"],
      ["ferry", "image", "City trams"],
    ]);
    expect(items[2]?.media.map(({ alt }) => alt)).toEqual([javaScriptEnabled ? "A ferry at dawn" : ""]);
  },
);

test.for([
  ["with the same words", ""],
  ["with other words", "City trams"],
])(
  "of many files one that is refused half way adds no other twice, %s, without JavaScript",
  async ([, client = ""]) => {
    const ana = await kogi.visitor({}, { javaScriptEnabled: false });
    const { page, api } = ana;
    const portfolioId = await draftOf(ana, ["One"]);
    const params = { portfolio_id: portfolioId };
    const body = { kind: "case_study" as const, title: "More", story: "Warm." };
    for (let count = 2; count < PIECES_MAX; count += 1) await api.portfolios.addItem({ params, body });
    await page.goto(`/portfolios/${portfolioId}/items/many`);
    const files = [await picture("tram.jpg", "#5a3ff6"), await picture("ferry.jpg", "#cff13a")];
    await page.getByLabel("Files", { exact: false }).last().setInputFiles(files);
    await page.getByRole("button", { name: "Add all to portfolio" }).click();
    await page.getByRole("button", { name: "Take out ferry.jpg" }).click();
    await page.getByLabel("Client", { exact: false }).fill(client);
    await page.getByRole("button", { name: "Add all to portfolio" }).click();
    await page.getByText("The piece of work is in your portfolio.").waitFor();
    const { items } = await api.portfolios.getPortfolio({ params });
    expect(items.filter(({ title }) => title === "tram").length).toBe(1);
  },
);

test("what somebody typed waits for them after their session ended, and never for whoever sits there next", async () => {
  const ana = await kogi.visitor({ name: "Ana Sol" });
  const ben = await kogi.visitor({ name: "Ben Ode" });
  const { page } = ana;
  // A page that stands open while its session ends asks for its news once more, as nobody, and the browser notes that.
  await page.routeWebSocket("**/api/live", () => undefined);
  const title = page.getByLabel("Title");
  const drafts = async () =>
    JSON.stringify(
      await page.evaluate(() => Object.entries(sessionStorage).filter(([key]) => key.startsWith("kogi-draft:"))),
    );
  const signedIn = async (person: typeof ana | null) => {
    await page.context().clearCookies();
    const [name = "", value = ""] = person?.headers.cookie?.split("=", 2) ?? [];
    if (person) await page.context().addCookies([{ name, value, url: kogi.origin }]);
    await page.goto("/portfolios/new");
    await page.waitForLoadState("networkidle");
  };
  await signedIn(ana);
  await title.fill("Signs for trams");
  await signedIn(null);
  await signedIn(ana);
  await expect.poll(() => title.inputValue()).toBe("Signs for trams");
  await signedIn(ben);
  await expect.poll(drafts).not.toContain(ana.userId);
  expect(await drafts()).not.toContain("Signs for trams");
  expect(await title.inputValue()).toBe("");
  await title.fill("Maps for boats");
  expect(await drafts()).toContain("Maps for boats");
  await page.getByRole("button", { name: "Account of Ben Ode" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You are signed out.").waitFor();
  expect(await drafts()).toBe("[]");
});
