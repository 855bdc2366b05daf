// The header's search: by keys and by hand, and on a phone in the drawer, where the header has no room for it.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();

test("Ctrl K brings the cursor to the search from anywhere, and Enter searches", async () => {
  const { page } = await kogi.visitor({});
  await page.goto("/help");
  const box = page.getByRole("search", { name: "Search all of Kogi" }).getByRole("searchbox");
  await expect
    .poll(async () => {
      await page.keyboard.press("Control+K");
      return box.evaluate((field) => field === document.activeElement);
    })
    .toBe(true);
  await page.keyboard.type("lamps & signs");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=lamps+%26+signs");
  expect(await box.inputValue()).toBe("lamps & signs");
  // Pressed again, what stands there is chosen, so that the next words take its place.
  await page.getByRole("main").focus();
  await page.keyboard.press("Control+K");
  await page.keyboard.type("posters");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=posters");
});

test("without JavaScript the header's search is a form like any other", async () => {
  const { page } = await kogi.visitor({}, { javaScriptEnabled: false });
  await page.goto("/help");
  await page.getByRole("search", { name: "Search all of Kogi" }).getByRole("searchbox").fill("posters");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=posters");
});

test("on a phone Ctrl K opens the drawer at its search", async () => {
  const { page } = await kogi.visitor({}, { viewport: { width: 390, height: 844 } });
  await page.goto("/help");
  const drawn = page.locator("[popover]").getByRole("searchbox");
  await expect
    .poll(async () => {
      await page.keyboard.press("Control+K");
      return drawn.isVisible();
    })
    .toBe(true);
  await page.keyboard.type("posters");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=posters");
});
