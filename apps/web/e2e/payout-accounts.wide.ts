// Bank accounts of countries without an IBAN: asked for as a bank there numbers them, refused beside the field.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();
const ways = [
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
] as const;

test.for(ways)(
  "an American account: a mistyped routing number is told beside it, the right one is kept, %s",
  async ([, window]) => {
    const { page, api } = await kogi.visitor({ name: "Fred Free" }, window);
    await page.goto("/wallet/bank-account");
    await page.getByRole("link", { name: "United States" }).click();
    await page.waitForURL(/country=US/);
    await page.getByLabel("Routing number").fill("110000001");
    await page.getByLabel("Account number").fill("000123456789");
    expect(await page.getByLabel("Currency").inputValue()).toBe("USD");
    await page.getByRole("button", { name: "Add a bank account" }).click();
    await page.getByText("No bank has this number. Check it for a typing mistake.").first().waitFor();
    expect(await page.getByLabel("Routing number").getAttribute("aria-invalid")).toBe("true");
    // What was typed is still there.
    expect(await page.getByLabel("Account number").inputValue()).toBe("000123456789");
    await page.getByLabel("Routing number").fill("110-000-000");
    await page.getByRole("button", { name: "Add a bank account" }).click();
    await page.getByText("The bank account is added.").waitFor();
    const { data } = await api.payments.listPayoutMethods();
    expect(data).toMatchObject([{ last4: "6789", country: "US", currency: "USD" }]);
  },
);

test.for([
  ["United Kingdom", "GB", "Sort code", "10-88-00", "00012345"],
  ["India", "IN", "IFSC", "HDFC0004051", "000123456789"],
  ["Japan", "JP", "Bank and branch code", "1100000", "0001234"],
  ["New Zealand", "NZ", null, "", "11-0000-0000000-010"],
] as const)(
  "an account in %s is added as it is numbered there, without JavaScript",
  async ([name, country, routing, bank, account]) => {
    const { page, api } = await kogi.visitor({}, { javaScriptEnabled: false });
    await page.goto("/wallet/bank-account");
    await page.getByRole("link", { name }).click();
    if (routing) await page.getByLabel(routing).fill(bank);
    expect(await page.getByLabel("IBAN").count()).toBe(0);
    await page.getByLabel("Account number").fill(account);
    await page.getByRole("button", { name: "Add a bank account" }).click();
    await page.getByText("The bank account is added.").waitFor();
    expect((await api.payments.listPayoutMethods()).data).toMatchObject([{ country }]);
  },
);

test("who reads German is refused in German, beside the field and for the whole form", async () => {
  const { page, api } = await kogi.visitor({}, { locale: "de-DE" });
  await page.goto("/wallet/bank-account?country=GB");
  await page.getByLabel("Sort Code").fill("12");
  await page.getByLabel("Kontonummer").fill("00012345");
  await page.getByRole("button", { name: "Bankkonto hinzufügen" }).click();
  await page.getByText("Diese Nummer hat keine Bank. Prüfe sie auf einen Tippfehler.").first().waitFor();
  await page.getByLabel("Sort Code").fill("108800");
  await page.getByRole("button", { name: "Bankkonto hinzufügen" }).click();
  await page.getByText("Das Bankkonto ist hinzugefügt.").waitFor();
  expect((await api.payments.listPayoutMethods()).data).toHaveLength(1);
  // The same account again: a refusal by its code alone.
  await page.goto("/wallet/bank-account?country=GB");
  await page.getByLabel("Sort Code").fill("108800");
  await page.getByLabel("Kontonummer").fill("00012345");
  await page.getByRole("button", { name: "Bankkonto hinzufügen" }).click();
  await page.getByText("Dieses Bankkonto hast du schon hinzugefügt.").first().waitFor();
});
