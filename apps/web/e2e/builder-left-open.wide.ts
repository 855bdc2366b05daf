// A builder that stands open while its session ends or another window changes it: nothing that was typed goes unasked.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { site, type Visitor } from "./site.ts";

const kogi = site();

async function opened() {
  const ana = await kogi.visitor({});
  const { page, api } = ana;
  const { portfolio_id } = await api.portfolios.createPortfolio({ body: { title: "Signs", description: "Maps." } });
  const params = { portfolio_id };
  await page.goto(`/portfolios/${portfolio_id}/layout`);
  await page.getByTitle("Drag to another place").first().waitFor();
  return { ana, params, words: textOf(page) };
}

const textOf = (page: Page) =>
  page.getByRole("listitem", { name: "1. Text", exact: true }).getByRole("textbox", { name: "Text" });
const kept = async ({ api }: Visitor, params: { portfolio_id: string }) =>
  (await api.portfolios.getLayout({ params })).draft.blocks.find(({ type }) => type === "text");

test("a session that ends while somebody types leaves them on the page, and all is kept once they are back", async () => {
  const { ana, params, words } = await opened();
  const { page } = ana;
  // Without its session the page's live connection is refused, which is no fault here.
  await page.routeWebSocket("**/api/live", () => undefined);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await words.fill("Typed in mid-sen");
  await page.getByText("You are signed out, so this is not kept yet.", { exact: false }).waitFor();
  expect(await page.getByRole("link", { name: "Sign in in a new tab" }).getAttribute("target")).toBe("_blank");
  await words.fill("Typed in mid-sentence.");
  await page.getByRole("button", { name: "Keep draft" }).click();
  await page.getByText("You are signed out, so this is not kept yet.", { exact: false }).waitFor();
  expect(page.url()).toContain("/layout");
  expect(await words.inputValue()).toBe("Typed in mid-sentence.");
  await page.context().addCookies(cookies);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("Your draft is kept.").first().waitFor();
  expect(await kept(ana, params)).toMatchObject({ text: "Typed in mid-sentence." });
  await page.getByText("You are signed out", { exact: false }).waitFor({ state: "detached" });
});

test("who leaves a draft that was changed in another window is stopped once, and may go over it and on", async () => {
  const { ana, params, words } = await opened();
  const { page, api } = ana;
  const change = async (text: string) => {
    const { draft, version } = await api.portfolios.getLayout({ params });
    const { type, accent, spacing } = draft.theme;
    const blocks = draft.blocks.map((block) => (block.type === "text" ? { ...block, text } : block));
    const layout = { theme: { type, accent, spacing }, blocks };
    await api.portfolios.saveLayout({ params, body: { layout, version } });
  };
  const leave = page.getByRole("navigation", { name: "Where you are" }).getByRole("link", { name: "Signs" });
  await change("Of another window");
  await words.fill("Of this window");
  await page.getByText("changed in another window", { exact: false }).waitFor();
  await words.fill("Of this window, and more");
  await leave.click();
  await page.getByText("Leave once more to go without what you typed.").waitFor();
  expect(await words.inputValue()).toBe("Of this window, and more");

  await page.getByRole("button", { name: "Keep this one over it" }).click();
  await page.getByText("changed in another window", { exact: false }).waitFor({ state: "detached" });
  expect(await kept(ana, params)).toMatchObject({ text: "Of this window, and more" });
  // It keeps itself again.
  await words.fill("And further");
  await expect.poll(() => kept(ana, params), { timeout: 20_000 }).toMatchObject({ text: "And further" });

  await change("Of another window once more");
  await words.fill("Never mind");
  await page.getByText("changed in another window", { exact: false }).waitFor();
  await leave.click();
  await page.getByText("Leave once more to go without what you typed.").waitFor();
  await leave.click();
  await page.waitForURL("**/edit");
  expect(await kept(ana, params)).toMatchObject({ text: "Of another window once more" });
});
