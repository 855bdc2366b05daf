// The way to one's own payments: from their list, from the milestone while one is under way, from what moved to its documents.
import { expect, test } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { startContract } from "#test/hiring.ts";
import { payWith } from "./pay-with.ts";
import { site } from "./site.ts";

const kogi = site();
const BANK_IN_THREE_HOURS = "6200 0000 0000 0047";

test.each([
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
])(
  "a payment that takes hours is found on its milestone and among one's payments, and leads to its receipt, %s",
  async (_, window) => {
    const { client, freelancer, contract } = await startContract(kogi, [100_000]);
    const page = await kogi.window(client, window);
    await page.goto(`/contracts/${contract.contract_id}`);
    await page.getByRole("link", { name: "Protect €1,000.00" }).click();
    await page.getByRole("button", { name: "Pay €1,044.88" }).click();
    await page.waitForURL(/sandbox/);
    // Whoever leaves the provider's page finds the way back to it.
    await page.goto(`/contracts/${contract.contract_id}`);
    await page.getByText("You have begun to pay for this.").waitFor();
    expect(await page.getByRole("link", { name: /^Protect/ }).count()).toBe(0);
    await page.getByRole("link", { name: "Go on paying" }).click();
    await page.getByRole("button", { name: "Go to the payment page" }).click();
    await page.waitForURL(/sandbox/);
    await payWith(page, BANK_IN_THREE_HOURS);
    await kogi.settle();
    await page.goto(`/contracts/${contract.contract_id}`);
    await page.getByText("Your payment is under way. Your bank takes hours").waitFor();
    await page.goto("/payments");
    await page.getByRole("navigation", { name: "Which payments" }).getByRole("link", { name: "Pending" }).click();
    await page.getByRole("link", { name: /Step 1/ }).click();
    await page.getByRole("heading", { level: 1, name: "Waiting for the money" }).waitFor();
    await kogi.advance(4 * HOUR_MS);
    await page.goto("/payments?direction=out");
    await page.getByRole("cell", { name: "€1,044.88" }).waitFor();
    await page.getByRole("link", { name: /Step 1/ }).click();
    await page.getByRole("link", { name: /^Receipt R/ }).click();
    await page.getByRole("link", { name: "Open the payment" }).click();
    await page.getByRole("heading", { level: 1, name: "€1,000.00 are protected" }).waitFor();
    const theirs = await kogi.window(freelancer, window);
    await theirs.goto("/payments?direction=in");
    // The price that both agreed on; what its payer paid in fees stands on its page, as it does on the offer.
    await theirs.getByRole("cell", { name: "€1,000.00" }).waitFor();
    await theirs.getByRole("link", { name: /Step 1/ }).click();
    await theirs.getByText("€1,044.88").first().waitFor();
  },
);

test("a list without payments says so, and one that is filtered says that", async () => {
  const { page } = await kogi.visitor({ user_type: "client" });
  await page.goto("/payments");
  await page.getByText("No payments yet").waitFor();
  await page.goto("/payments?status=refunded");
  await page.getByText("None of these").waitFor();
});
