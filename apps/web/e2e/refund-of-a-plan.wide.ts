// An administrator sends back what a plan cost, having read what becomes of the plan.
import { beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { planOf, subscribe } from "#test/subscribing.ts";
import { faultsOf, windows } from "./readable.ts";
import { site } from "./site.ts";

const kogi = site();
let desk: Person;
let owner: Person;
beforeAll(async () => {
  desk = await signUp(kogi, { user_type: "client", name: "Ada Admin", roles: ["admin"] });
  owner = await subscribe(kogi, "plus");
}, 120_000);

test("what becomes of the plan is read before the click; a part leaves it, the rest ends it, and its owner reads both", async () => {
  const page = await kogi.window(await signBackIn(kogi, desk), { javaScriptEnabled: false });
  await page.goto("/admin/payments");
  await page.getByRole("link", { name: /^Kogi Plus, / }).click();
  await page.getByText("Sent back whole, the plan ends at once and nothing is charged any more.").waitFor();
  const title = page.getByRole("heading", { level: 1 });
  expect(await title.textContent()).toMatch(/^Kogi Plus, \d+ [A-Z][a-z]+ \d{4} to \d+ [A-Z][a-z]+ \d{4}$/);
  await page.getByText(/^The provider keeps .* Kogi bears that/).waitFor();
  expect(await page.getByText("Who pays for what was released already").count()).toBe(0);
  await page.getByLabel("How much").fill("5.00");
  await page.getByLabel("Reason").fill("Could not sign in for two weeks.");
  await page.getByRole("button", { name: "Send back", exact: true }).click();
  await page.getByText("In force").waitFor();
  expect(await planOf(owner)).toMatchObject({ state: "active" });
  await page.getByLabel("Reason").fill("Never could.");
  await page.getByRole("button", { name: "Send back", exact: true }).click();
  await page.getByText("Never could.").first().waitFor();
  await kogi.settle();

  const billing = await kogi.window(await signBackIn(kogi, owner), { locale: "de-DE" });
  await billing.goto("/settings/billing");
  await billing.getByText("Was du dafür bezahlt hattest, ging auf deine Karte zurück.").waitFor();
  await billing.getByText(/^12,00\s\$ zurück auf die Karte$/).waitFor();
});

test("a month that was upgraded is taken back whole by one order, and each payment leads to the other", async () => {
  const other = await subscribe(kogi, "plus");
  const params = { subscription_id: (await planOf(other)).subscription_id };
  await other.api.payments.changePlan({ params, body: { plan: "pro" }, idempotencyKey: newId() });
  await kogi.settle();
  const page = await kogi.window(await signBackIn(kogi, desk), { javaScriptEnabled: false });
  await page.goto("/admin/payments");
  await page.getByRole("link", { name: /^Kogi Pro, rest of / }).click();
  await page.getByRole("link", { name: /^Kogi Plus, / }).click();
  await page.getByText("Sent back whole, the plan ends at once").waitFor();
  await page.getByRole("radio", { name: /^The whole month: / }).check();
  await page.getByLabel("How much").fill("5.00");
  await page.getByLabel("Reason").fill("Could not sign in all month.");
  await page.getByRole("button", { name: "Send back", exact: true }).click();
  await page.getByText("A whole month goes back whole. Leave the amount empty.").first().waitFor();
  await page.getByLabel("How much").fill("");
  await page.getByRole("button", { name: "Send back", exact: true }).click();
  await page.getByText("In force").waitFor();
  await page.getByText("Of each payment").waitFor();
  await page.getByRole("link", { name: /^Kogi Pro, rest of / }).click();
  await page.getByText("In force").waitFor();
  expect(await planOf(await signBackIn(kogi, other))).toMatchObject({ state: "ended", end_reason: "refunded" });
});

test.each(windows)("the desk's page of a plan's payment can be read by everybody, %o", async (window) => {
  const admin = await signBackIn(kogi, desk);
  const other = await subscribe(kogi, "pro");
  const { data } = await (await signBackIn(kogi, desk)).api.payments.listAllPayments();
  const payment = data.find((one) => one.payer?.user_id === other.userId);
  const page = await kogi.window(await signBackIn(kogi, admin), window);
  await page.goto(`/admin/payments/${payment?.transaction_id}`);
  await page.getByText("Sent back whole, the plan ends at once").waitFor();
  expect(await faultsOf(page)).toEqual([]);
});
