import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

export const windows = [
  { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

/** What keeps somebody from reading the page that is open: serious faults that axe finds, and words beyond the window. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  const overflow = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
  return overflow === 0 ? faults : [...faults, `${overflow} pixels wider than the window`];
}

/** What sticks out where the page can be scrolled sideways; empty when it cannot. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const all = [...document.querySelectorAll("body *")];
    const sticksOut = ({ left, right }: DOMRect) => left < 0 || right > width;
    const out = all.filter((element) => sticksOut(element.getBoundingClientRect()));
    return out.map(
      (element) => `${element.tagName} ${element.getAttribute("class")} ${element.textContent?.slice(0, 40)}`,
    );
  });
}
