import type { Page } from "playwright-core";

/** The classes on a page that none of its styles knows: what its server wrote before the styles of that part were there. */
export function unstyledOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join();
    const known = new Set(styles.match(/(?<=\.)_[\w-]+/g));
    // Those of our modules; what is left are words of the theme.
    const classes = [...document.querySelectorAll("[class^='_'], [class*=' _']")].flatMap((one) => [...one.classList]);
    return [...new Set(classes.filter((name) => name.startsWith("_") && !known.has(name)))];
  });
}
