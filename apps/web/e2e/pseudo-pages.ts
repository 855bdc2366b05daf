// Pages in the pseudo-locale of tests: longer words in brackets, so that words of a page's own and broken lines show.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { wordsOutsideMessages } from "./foreign-words.ts";
import { tooWide } from "./readable.ts";

export const PSEUDO = { name: "kogi_locale", value: "en-XA" };

/** One after the other on a phone, also mirrored; `content` is what people have written. */
export async function lookAtPseudoPages(
  page: Page,
  paths: readonly string[],
  content: readonly string[],
): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of paths) {
    // Pictures have their places before they come.
    await page.goto(path, { waitUntil: "domcontentloaded" });
    expect.soft(await wordsOutsideMessages(page, content), `words of ${path}`).toEqual([]);
    expect.soft(await tooWide(page), `${path} is wider than its window`).toEqual([]);
    await page.locator("html").evaluate((html) => html.setAttribute("dir", "rtl"));
    expect.soft(await tooWide(page), `${path}, mirrored, is wider than its window`).toEqual([]);
  }
}
