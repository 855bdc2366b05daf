import type { Page } from "playwright-core";

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
// What an API key may do is called by the API's own names.
const SCOPE = /^[a-z]+:(?:read|write)$/;

/**
 * What a page in the pseudo-locale says outside its brackets: words that stand in the code instead of in the messages.
 * Times, choices of countries and the like come from the browser's own tables; `content` is what people have written.
 */
export async function wordsOutsideMessages(page: Page, content: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest("script, style, noscript, time, option, code, [lang]:not(html)")) continue;
      found.push(node.textContent ?? "");
    }
    for (const name of ["aria-label", "placeholder", "title", "alt"])
      for (const element of document.body.querySelectorAll(`[${name}]:not(time)`))
        found.push(element.getAttribute(name) ?? "");
    return [...found, document.title];
  });
  return texts.map((text) => outside(text, content)).filter((rest) => /\p{L}{2}/u.test(rest) && !SCOPE.test(rest));
}

function outside(text: string, content: readonly string[]): string {
  let rest = text.replaceAll(ID, "");
  for (const known of [...content, "Kogi"].toSorted((one, other) => other.length - one.length))
    rest = rest.replaceAll(known, "");
  // A word can stand in another: the inner brackets go first.
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\[[^[\]]*\]/g, "");
  }
  return rest.trim();
}
