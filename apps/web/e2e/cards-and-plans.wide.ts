// Saved cards and plans, from the first card to a renewal that fails: with JavaScript and without.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { contractBetween } from "#test/hiring.ts";
import { CARDS, signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { saveCard } from "#test/saved-cards.ts";
import { fillCard } from "./pay-with.ts";
import { site } from "./site.ts";

const kogi = site();
const ways = [
  ["with JavaScript", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
] as const;

/** Through the provider's page and back. */
async function addCard(page: Page, number: string): Promise<void> {
  await page.getByRole("button", { name: "Add a card" }).click();
  await page.waitForURL("**/sandbox/setup/**");
  await fillCard(page, number);
  await page.getByRole("button", { name: "Save card" }).click();
}

test.each(ways)("cards are added, one of them with 3-D Secure, made default and removed, %s", async (_, window) => {
  const { page, api } = await kogi.visitor({ user_type: "client" }, window);
  await page.goto("/settings/payment-methods");
  await page.getByText("No card saved").waitFor();
  await addCard(page, CARDS.approved);
  await page.getByText("Your card is saved.").waitFor();
  await addCard(page, CARDS.challenge);
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByText("Visa ending in 3220").waitFor();
  await page.getByRole("button", { name: "Make default: Visa ending in 3220" }).click();
  await page.getByText("That card is your default now.").waitFor();
  await page.getByRole("link", { name: "Remove: Visa ending in 4242" }).click();
  await page.getByRole("heading", { name: "Remove Visa ending in 4242?" }).waitFor();
  await page.getByText("No plan hangs on this card.").waitFor();
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByText("The card is removed.").waitFor();
  const { data } = await api.payments.listSavedMethods();
  expect(data.map((card) => [card.last4, card.default])).toEqual([["3220", true]]);
});

test("a milestone is paid with a saved card, which the bank wants confirmed", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  await saveCard(kogi, client, "asksEachTime");
  const { contract } = await contractBetween(client, await signUp(kogi), [100_000]);
  const page = await kogi.window(client);
  await page.goto(`/contracts/${contract.contract_id}`);
  await page.getByRole("link", { name: "Protect €1,000.00" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Pay / }).click();
  await page.getByRole("button", { name: /^Pay .* with Visa ending in 3184$/ }).click();
  await page.getByRole("heading", { name: "Is this you?" }).waitFor();
  await page.getByRole("button", { name: /^Confirm / }).click();
  await page.getByRole("heading", { name: "€1,000.00 are protected" }).waitFor();
});

test("somebody subscribes, upgrades for the difference, and cancels and comes back, without JavaScript", async () => {
  const { page, api, ...person } = await kogi.visitor({}, { javaScriptEnabled: false });
  await page.goto("/plans");
  await page.getByRole("link", { name: "Choose Plus" }).click();
  await page.getByText("Save a card first.").waitFor();
  await page.getByRole("button", { name: "Save a card" }).click();
  await page.waitForURL("**/sandbox/setup/**");
  await fillCard(page, CARDS.approved);
  await page.getByRole("button", { name: "Save card" }).click();
  // The provider's page leads back to the plan.
  await page.waitForURL(/\/plans\/plus\?setup=/);
  await page.getByText("Your card is saved.").waitFor();
  await page.getByRole("button", { name: "Start the trial" }).click();
  await page.getByText("Plus is yours.").waitFor();
  // Past the trial, with the first month paid; two weeks end sessions.
  await kogi.advance(14 * DAY_MS);
  const now = await signBackIn(kogi, { ...person, api });
  const paid = await kogi.window(now, { javaScriptEnabled: false });
  await paid.goto("/settings/billing");
  await paid.getByRole("link", { name: "Change to Pro" }).click();
  await paid.getByText("You pay the difference for the rest of the month.").waitFor();
  // 29.00 - 12.00 for a month of which nothing is over.
  await paid.getByText("$17.00").waitFor();
  await paid.getByRole("button", { name: "Change to Pro" }).click();
  await paid.getByText("Your plan is changed.").waitFor();
  await kogi.settle();
  await paid.goto("/settings/billing");
  await paid.getByText("Rest of a month").first().waitFor();
  await paid.getByRole("button", { name: "Cancel the plan" }).click();
  await paid.getByText("It ends with the period. Nothing is charged any more.").waitFor();
  await paid.getByRole("button", { name: "Keep the plan" }).click();
  await paid.getByText("It goes on as before.").waitFor();
});

test("nobody is promised a trial they had, or offered a plan of a role they lack", async () => {
  const had = await signUp(kogi);
  await saveCard(kogi, had);
  const begun = await had.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: had.userId });
  await kogi.advance(1_000);
  await had.api.payments.cancelSubscription({ params: { subscription_id: begun.subscription_id } });
  await kogi.advance(15 * DAY_MS);
  const page = await kogi.window(await signBackIn(kogi, had), { javaScriptEnabled: false });
  await page.goto("/plans");
  await page.getByRole("link", { name: "Choose Plus" }).waitFor();
  expect(await page.getByText(/are free$/).count()).toBe(0);
  const client = await kogi.visitor({ user_type: "client" }, { javaScriptEnabled: false });
  await client.page.goto("/plans");
  expect(await client.page.getByRole("link", { name: "Choose Plus" }).count()).toBe(0);
  await client.page.getByRole("link", { name: "For freelancers: add that role to your account first" }).first().click();
  await client.page.waitForURL(/\/settings\/account/);
});

test("a renewal that fails is told, and paid with another card", async () => {
  const person = await pastTrialWith("declinedLater");
  const page = await kogi.window(person);
  await page.goto("/settings/billing");
  await page.getByText("$12.00 were not charged").waitFor();
  await saveCard(kogi, person);
  await page.getByRole("button", { name: "Try the card now" }).click();
  await page.getByText("The card is being asked.").waitFor();
  await kogi.settle();
  await page.reload();
  await page.getByText("Running").waitFor();
  expect(await page.getByText("were not charged").count()).toBe(0);
});

async function pastTrialWith(card: "declinedLater" | "asksEachTime"): Promise<Person> {
  const person = await signUp(kogi);
  await saveCard(kogi, person, card);
  await person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: person.userId });
  await kogi.advance(14 * DAY_MS);
  return signBackIn(kogi, person);
}

test.each(ways)("a renewal that the bank wants confirmed is confirmed from the plan's page, %s", async (_, window) => {
  const person = await pastTrialWith("asksEachTime");
  const page = await kogi.window(person, window);
  await page.goto("/settings/billing");
  await page.getByRole("button", { name: "Confirm with your bank" }).click();
  await page.getByRole("heading", { name: "Is this you?" }).waitFor();
  await page.getByRole("button", { name: /^Confirm / }).click();
  await page.waitForURL("**/settings/billing**");
  await kogi.settle();
  await page.reload();
  await page.getByText("Running").waitFor();
  expect((await person.api.payments.listSubscriptions({ query: {} })).data).toMatchObject([{ state: "active" }]);
});
