// The second line behind words that are shown as words: had somebody got a script into a page, it would not run.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();

const SMUGGLED = `<script>window.ran = "a script"</script><img src="/none.png" onerror="window.ran = 'an attribute'">
  <script src="data:text/javascript,window.ran='an address'"></script>`;

/** Opens a page into which a script was smuggled on its way, with its headers as `change` leaves them; tells what ran. */
async function smuggleInto(page: Page, change: (headers: Record<string, string>) => Record<string, string>) {
  await page.route("**/projects", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace("</body>", `${SMUGGLED}</body>`);
    await route.fulfill({ response: answer, headers: change(answer.headers()), body });
  });
  await page.goto("/projects", { waitUntil: "load" });
  expect(await page.locator('img[src="/none.png"]').count()).toBe(1);
  return page.evaluate(() => ("ran" in window ? window.ran : "nothing"));
}

test("a script that got into a page does not run, but the page's own do", async () => {
  const { page } = await kogi.visitor({ name: "Ana Sol" });
  // Windows of their own: the browser tells of each refused script as an error.
  const context = page.context();
  const guarded = await context.newPage();
  const refused: string[] = [];
  guarded.on("console", (message) => void refused.push(message.text()));
  expect(await smuggleInto(guarded, (headers) => headers)).toBe("nothing");
  expect(refused.filter((text) => text.includes("Content Security Policy")).length).toBeGreaterThanOrEqual(3);
  expect(await guarded.evaluate(() => "__reactRouterContext" in window)).toBe(true);
  const open = await context.newPage();
  expect(await smuggleInto(open, ({ "content-security-policy": _, ...rest }) => rest)).not.toBe("nothing");
});
