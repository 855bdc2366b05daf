// Tables that can be put in another order say so in their head, and do so without JavaScript.
import { expect, test } from "vitest";
import { approve, submittedWork } from "#test/hiring.ts";
import { tooWide } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test("documents are read from the oldest on and back, and the order stays with the days that are chosen", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  await approve(client, milestoneId);
  await kogi.settle();
  const page = await kogi.window(freelancer, { javaScriptEnabled: false });
  await page.goto("/invoices");
  const numbers = () => page.locator("tbody th").allTextContents();
  const newest = await numbers();
  expect(newest.length).toBeGreaterThan(1);
  const head = page.locator("th[aria-sort]");
  expect(await head.getAttribute("aria-sort")).toBe("descending");
  await head.getByRole("link").click();
  expect(await head.getAttribute("aria-sort")).toBe("ascending");
  expect(await numbers()).toEqual(newest.toReversed());
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  expect(await numbers()).toEqual(newest.toReversed());
  await head.getByRole("link").click();
  expect(await numbers()).toEqual(newest);
});

test("on a phone the order can be seen and touched, above the rows", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  await approve(client, milestoneId);
  await kogi.settle();
  const page = await kogi.window(freelancer, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.goto("/invoices");
  const sort = page.locator("thead").getByRole("link");
  expect((await sort.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await sort.tap();
  await page.locator("th[aria-sort=ascending]").waitFor();
  expect(await tooWide(page)).toEqual([]);
});
