// The next page takes its time: its outline stands there meanwhile, and the focus and the place on the page are right after it.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOf } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

/** Holds the data of pages back until it is let go. */
async function holding(page: Page, data: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**${data}.data**`, async (route) => {
    await promise;
    await route.continue().catch(() => undefined); // the page may have given up on it
  });
  return resolve;
}

const top = (page: Page) => page.evaluate(() => Math.round(scrollY));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);

test("a slow page is announced by its outline, and takes the focus at its beginning when it comes", async () => {
  const { page } = await kogi.visitor({}, { viewport: { width: 1280, height: 500 } });
  await page.goto("/help");
  const letGo = await holding(page, "/projects");
  const link = page.getByRole("contentinfo").getByRole("link", { name: "Find projects" });
  await link.scrollIntoViewIfNeeded();
  expect(await top(page)).toBeGreaterThan(0);
  await link.click();
  const outline = page.getByRole("main").getByRole("status").getByText("Loading");
  await outline.waitFor({ state: "attached" });
  // The last page is still in the document, unseen, and nobody can walk into it.
  expect(await page.getByRole("main").getByRole("heading").count()).toBe(0);
  const place = await page.locator("[data-outline]").boundingBox();
  expect(place?.y ?? 0).toBeGreaterThan(0);
  expect(place?.y ?? 500).toBeLessThan(200);
  letGo();
  await page.getByRole("heading", { name: "Find projects", level: 1 }).waitFor();
  await outline.waitFor({ state: "detached" });
  expect(await focused(page)).toBe("main");
  expect(await top(page)).toBe(0);
  await page.goBack();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await expect.poll(() => top(page)).toBeGreaterThan(0);
});

test("a page that was slow once and comes at once is shown at once, and the last one keeps its place", async () => {
  const { page } = await kogi.visitor({}, { viewport: { width: 1280, height: 500 } });
  await page.goto("/help");
  const letGo = await holding(page, "/projects");
  const toProjects = page.getByRole("contentinfo").getByRole("link", { name: "Find projects" });
  await toProjects.scrollIntoViewIfNeeded();
  const left = await top(page);
  await toProjects.click();
  await page.locator("[data-outline]").waitFor();
  // Somebody who goes elsewhere meanwhile: the way back leads to where they were.
  await page.evaluate(() => document.querySelector<HTMLElement>('footer a[href="/people"]')?.click());
  await page.getByRole("heading", { name: "Hire talent", level: 1 }).waitFor();
  letGo();
  await page.goBack();
  await expect.poll(() => top(page)).toBe(left);
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.querySelector("[data-outline]")) document.documentElement.dataset.flickered = "true";
    }).observe(document.body, { childList: true, subtree: true });
  });
  await toProjects.click();
  await page.getByRole("heading", { name: "Find projects", level: 1 }).waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset.flickered)).toBeUndefined();
});

test("between the pages of a frame its own way stays, and a page that never comes leaves the last as it was", async () => {
  const { page } = await kogi.visitor({});
  await page.goto("/settings/account");
  await page.getByLabel("New e-mail").fill("typed@example.org");
  const letGo = await holding(page, "/settings/security");
  const nav = page.getByRole("navigation", { name: "Settings" });
  await nav.getByRole("link", { name: "Security" }).click();
  await page.getByRole("main").getByRole("status").first().waitFor();
  expect(await nav.isVisible()).toBe(true);
  expect(await page.getByRole("heading", { name: "Settings", level: 1 }).isVisible()).toBe(true);
  expect(await page.getByLabel("New e-mail").isVisible()).toBe(false);
  expect(await faultsOf(page)).toEqual([]);
  // Somebody who changes their mind: the page they are on is where they go.
  await nav.getByRole("link", { name: "Account" }).click();
  await page.getByLabel("New e-mail").waitFor();
  expect(await page.getByLabel("New e-mail").inputValue()).toBe("typed@example.org");
  letGo();
});

test("a button that was pressed is busy until its form is answered, and sends it once", async () => {
  const { page } = await kogi.visitor({ user_type: "freelancer" });
  await page.goto("/settings/account");
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/settings/account")) sent += 1;
  });
  const letGo = await holding(page, "/settings/account");
  const add = page.getByRole("button", { name: "Add: I need work done" });
  await add.click();
  await expect.poll(() => add.getAttribute("aria-busy")).toBe("true");
  await add.click({ force: true });
  letGo();
  await page.getByText("Done. You can switch whenever you like.").waitFor();
  expect(sent).toBe(1);
});
