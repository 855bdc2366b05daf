// The answers to what people ask first lead to where it is done.
import { expect, test } from "vitest";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test.each(windows)("help can be read by everybody, $colorScheme, $viewport.width wide", async (window) => {
  const ana = await kogi.visitor({});
  const page = await kogi.window(ana, window);
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Help" }).click();
  await page.getByRole("heading", { name: "Help", level: 1 }).waitFor();
  expect(await page.getByRole("main").getByRole("heading", { level: 2 }).count()).toBe(10);
  expect(await faultsOf(page)).toEqual([]);
});

test("each answer leads to a page that is there", async () => {
  const { page } = await kogi.visitor({});
  await page.goto("/help");
  const links = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(links).toHaveLength(10);
  for (const link of new Set(links)) expect((await page.goto(link))?.status(), link).toBe(200);
});
