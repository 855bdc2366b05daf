// Whoever uses a control goes on from there: the focus stays with it or its neighbour, and the page does not jump.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { approve, postProject, submittedWork } from "#test/hiring.ts";
import { draftOf, picture } from "./portfolio-drafts.ts";
import { site } from "./site.ts";

const kogi = site();

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: here } = document;
    return here?.getAttribute("aria-label") ?? here?.closest("label")?.textContent ?? here?.textContent ?? "";
  });

test("a filter that is pressed keeps the focus, and a chip that is taken away clears its box", async () => {
  const { page, ...client } = await kogi.visitor({ user_type: "client" });
  await postProject(client);
  await page.goto("/projects");
  const boxes = page.getByRole("group").getByRole("checkbox");
  const box = boxes.first();
  await box.waitFor();
  await box.focus();
  await page.keyboard.press("Space");
  await page.getByRole("list", { name: "Active filters" }).waitFor();
  expect(await box.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.getByRole("list", { name: "Active filters" }).getByRole("link").first().click();
  await page.getByRole("list", { name: "Active filters" }).waitFor({ state: "detached" });
  expect(await box.isChecked()).toBe(false);
  const sort = page.getByRole("combobox", { name: "Sort" });
  await sort.focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForURL("**sort=**");
  expect(await sort.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.goto("/people");
  await page
    .getByRole("button", { name: /colours/ })
    .first()
    .waitFor();
  const country = page.getByRole("combobox", { name: "Country" });
  await country.focus();
  await country.selectOption({ index: 2 });
  const chosen = page.getByRole("list", { name: "Active filters" });
  await chosen.waitFor();
  expect(await country.evaluate((one) => one === document.activeElement)).toBe(true);
  await chosen.getByRole("link").first().click();
  await chosen.waitFor({ state: "detached" });
  expect(await country.inputValue()).toBe("");
});

test("a dialog opens and is cancelled where one is on the page, and the arrows raise a rating", async () => {
  const { client, contract } = await submittedWork(kogi);
  const page = await kogi.window(client, { viewport: { width: 900, height: 420 } });
  await page.goto(`/contracts/${contract.contract_id}`);
  const opener = page.getByRole("link", { name: /^Approve and release/ });
  await opener.scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 3));
  const top = () => page.evaluate(() => Math.round(scrollY));
  const before = await top();
  expect(before).toBeGreaterThan(0);
  await opener.evaluate((link: HTMLElement) => link.click());
  await page.getByRole("dialog").waitFor();
  expect(await top()).toBe(before);
  await page.getByRole("dialog").getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(Math.abs((await top()) - before)).toBeLessThan(200);
  expect(await top()).toBeGreaterThan(0);
});

test("the arrows raise a rating, which is lit up to its star", async () => {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId);
  const page = await kogi.window(freelancer);
  await page.goto(`/contracts/${contract.contract_id}`);
  const stars = page
    .getByRole("group")
    .filter({ has: page.getByRole("radio", { name: "5 stars" }) })
    .last();
  await stars.getByRole("radio", { name: "3 stars" }).check({ force: true });
  await page.keyboard.press("ArrowRight");
  expect(await stars.getByRole("radio", { name: "4 stars" }).isChecked()).toBe(true);
  const colourOf = (name: string) =>
    stars.getByRole("radio", { name }).evaluate((one) => getComputedStyle(one.parentElement ?? one).color);
  await page.mouse.move(0, 0);
  expect(await colourOf("1 star")).toBe(await colourOf("4 stars"));
  expect(await colourOf("5 stars")).not.toBe(await colourOf("4 stars"));
});

test("what goes away hands the focus on: a file, a mark of the news, a face of the colours", async () => {
  const { page, ...ana } = await kogi.visitor({ name: "Ana Sol" });
  const portfolioId = await draftOf({ api: ana.api }, []);
  await page.goto(`/portfolios/${portfolioId}/items/new`);
  const files = page.getByLabel("Files", { exact: false }).last();
  await files.waitFor({ state: "attached" });
  await page
    .getByRole("button", { name: /Use (dark|light) colours/ })
    .first()
    .waitFor();
  await files.setInputFiles([await picture("one.jpg", "#5a3ff6"), await picture("two.jpg", "#ff6c3e")]);
  await page.getByRole("button", { name: "Take out two.jpg" }).waitFor();
  await page.getByRole("button", { name: "Take out one.jpg" }).click();
  await page.getByRole("button", { name: "Take out one.jpg" }).waitFor({ state: "detached" });
  expect(await focused(page)).toBe("Take out two.jpg");
  await page.getByRole("button", { name: "Take out two.jpg" }).click();
  await page.getByRole("button", { name: "Take out two.jpg" }).waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("file");

  const toggle = page.getByRole("banner").getByRole("button", { name: /Use (dark|light) colours/ });
  const face = toggle.filter({ visible: true });
  const first = await face.getAttribute("aria-label");
  await face.focus();
  await page.keyboard.press("Enter");
  expect(await focused(page)).toMatch(/Use (dark|light) colours/);
  expect(await focused(page)).not.toBe(first);
});

test("the logo in the open drawer closes it", async () => {
  const { page } = await kogi.visitor({}, { viewport: { width: 380, height: 700 } });
  await page.goto("/");
  await page.getByRole("button", { name: "Open menu" }).click();
  const drawer = page.locator("[popover]").filter({ has: page.getByRole("button", { name: "Close menu" }) });
  await drawer.getByRole("link", { name: "Kogi, home page" }).click();
  await drawer.waitFor({ state: "hidden" });
});

test("new links and languages are added by the row, saved once, and not sent again", async () => {
  const { page, api } = await kogi.visitor({ name: "Ana Sol" });
  await page.goto("/settings/profile");
  const urls = page.getByLabel("Address", { exact: true });
  await page.getByRole("button", { name: "Add a link" }).click();
  expect(await urls.count()).toBe(2);
  expect(await urls.nth(1).evaluate((one) => one.closest("div")?.contains(document.activeElement))).toBe(true);
  await urls.nth(0).fill("https://one.example");
  await urls.nth(1).fill("https://two.example");
  const saved = async () => {
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("status").filter({ hasText: /\S/ }).first().waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    return (await api.users.me()).user.links.map(({ url }) => url);
  };
  expect(await saved()).toEqual(["https://one.example/", "https://two.example/"]);
  expect(await urls.count()).toBe(3);
  expect(await saved()).toEqual(["https://one.example/", "https://two.example/"]);
});
