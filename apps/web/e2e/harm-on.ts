// What a page did that words may not make it do.
import type { Page } from "playwright-core";

/** Before the first page: what the words call leaves a mark. */
export async function watchForScripts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const mark = () => Object.assign(window, { ranCount: 1 });
    for (const name of ["ran", "alert", "confirm", "prompt", "print"])
      Object.defineProperty(window, name, { value: mark });
  });
}

export async function harmOn(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(path, { waitUntil: "load" });
  return page.evaluate(() => {
    const found = [...document.querySelectorAll("*")].filter(
      (element) =>
        element.getAttributeNames().some((name) => name.startsWith("on")) ||
        element.localName === "iframe" ||
        /^\s*(javascript|data|vbscript):/i.test(element.getAttribute("href") ?? ""),
    );
    return [...found.map((element) => element.outerHTML), ...("ranCount" in window ? ["a script ran"] : [])];
  });
}
