// The design system's page: every component in every state, some of which no other page may show.
import { expect, test } from "vitest";
import { faultsOf, tooWide } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();

test.each([390, 1440])("every component can be read in every state, in light and dark, %i wide", async (width) => {
  const { page } = await kogi.visitor({ name: "Dora Design" });
  await page.setViewportSize({ width, height: 900 });
  await page.goto("/dev/ui");
  await page.getByText("What you typed here before is back.").waitFor();
  // Each refusal takes the focus as it appears: who only opens this page begins at its top all the same.
  expect(await page.evaluate(() => scrollY)).toBe(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page), colorScheme).toEqual([]);
    expect(await tooWide(page), colorScheme).toEqual([]);
  }
  // The summary's line names its field and leads there, stars too.
  await page.getByRole("link", { name: "Quality: Give one to five stars." }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("e_quality");
});
