// The provider's page as a person uses it.
import type { Page } from "playwright-core";

/** Fills in a card and sends it. */
export async function payWith(page: Page, card: string): Promise<void> {
  await page.waitForURL("**/sandbox/checkout/**");
  await fillCard(page, card);
  await page.getByRole("button", { name: /^Pay / }).click();
}

/** Types a card into the provider's form. */
export async function fillCard(page: Page, card: string): Promise<void> {
  await page.getByLabel("Card number").fill(card);
  await page.getByLabel("Expiry").fill("12/34");
  await page.getByLabel("CVC").fill("123");
  await page.getByLabel("Name on card").fill("Clara Client");
}
