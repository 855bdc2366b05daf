// What takes days: money that clears, a quarrel that reaches the mediator, a trial that ends. It comes first, because
// sessions end meanwhile.
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, contractBetween, eur, fund, handIn } from "#test/hiring.ts";
import { signBackIn, submitForm } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { saveCard } from "#test/saved-cards.ts";
import type { World } from "#test/world.ts";

type Keep = <T>(value: T) => T;

export interface AfterDays {
  readonly client: Person;
  readonly freelancer: Person;
  /** They wait for a mediator. */
  readonly disputeIds: readonly string[];
}

const TRIAL_AND_A_DAY_MS = 15 * DAY_MS;

export async function playDays(kogi: World, client: Person, freelancer: Person, keep: Keep): Promise<AfterDays> {
  const disputeIds = [await quarrel(kogi, client, freelancer, keep), await quarrel(kogi, client, freelancer, keep)];
  const { milestones } = keep(await contractBetween(client, freelancer, [200_000]));
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId);
  const subscriber = await signUp(kogi, { name: "Sami Aro" });
  await saveCard(kogi, subscriber, "asksEachTime");
  await subscriber.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  await kogi.advance(TRIAL_AND_A_DAY_MS);
  await confirmCharge(kogi, await signBackIn(kogi, subscriber));
  const sides = { client: await signBackIn(kogi, client), freelancer: await signBackIn(kogi, freelancer) };
  // Heard by the mediator, who may decide then.
  for (const dispute_id of disputeIds)
    for (const { api } of [sides.client, sides.freelancer])
      await api.contracts.addDisputeEntry({ params: { dispute_id }, body: { text: "As I said before." } });
  return { ...sides, disputeIds };
}

async function quarrel(kogi: World, client: Person, freelancer: Person, keep: Keep): Promise<string> {
  const { milestones } = keep(await contractBetween(client, freelancer, [40_000]));
  const params = { milestone_id: milestones[0]?.milestone_id ?? "" };
  await fund(kogi, client, params.milestone_id);
  await handIn(freelancer, params.milestone_id);
  const { dispute } = keep(
    await client.api.contracts.disputeMilestone({ params, body: { reason: "Half of it is missing." } }),
  );
  const about = { dispute_id: dispute?.dispute_id ?? "" };
  await freelancer.api.contracts.addDisputeEntry({ params: about, body: { text: "All of it is there." } });
  await client.api.contracts.getDispute({ params: about });
  await client.api.contracts.listDisputes();
  return about.dispute_id;
}

/** The bank asks about the first month; its page is opened and answered. */
async function confirmCharge(kogi: World, { api }: Person): Promise<void> {
  const { data } = await api.payments.listSubscriptions({});
  const params = { method_charge_id: data[0]?.open_charge?.method_charge_id ?? "" };
  await api.payments.getMethodCharge({ params });
  const { url } = await api.payments.confirmMethodCharge({ params, idempotencyKey: newId() });
  await kogi.app.fastify.inject({ url: new URL(url ?? "").pathname });
  await submitForm(kogi, url, { action: "challenge_pass" });
  await kogi.settle();
}

/** What somebody does with money that has cleared, and the papers about it. */
export async function playWallet(kogi: World, freelancer: Person, keep: Keep): Promise<void> {
  const { payments } = freelancer.api;
  const quote = keep(await payments.quoteExchange({ body: { from: eur(10_000), to_currency: "USD" } }));
  const params = { quote_id: quote.quote_id };
  await payments.getExchangeQuote({ params });
  await payments.acceptExchange({ params, idempotencyKey: newId() });
  const payout = keep(await payments.requestPayout({ body: { amount: eur(50_000) }, idempotencyKey: newId() }));
  await kogi.settle();
  await payments.getPayout({ params: { payout_id: payout.payout_id } });
  await payments.setPayoutSchedule({ body: { schedule: "manual" } });
  await payments.saveTaxProfile({
    body: { name: "Mira Oyelaran", address: ["Street 1"], country: "SE", vat_id: null, version: 0 },
  });
  const { data } = await payments.listTaxYears();
  const year = String(data[0] ?? kogi.platform.clock.now().getUTCFullYear());
  await payments.getTaxYear({ params: { year } });
  const statements = ["csv", "pdf"].map((form) => `/api/wallet/statement/${form}?currency=EUR`);
  for (const url of [`/api/tax-years/${year}/csv`, `/api/tax-years/${year}/pdf`, ...statements])
    await kogi.app.fastify.inject({ url, headers: freelancer.headers });
  await playAddingDocument(kogi);
}

/** The provider verifies this name once a document was handed in on its page. */
async function playAddingDocument(kogi: World): Promise<void> {
  const { payments } = (await signUp(kogi, { name: "Dora Document" })).api;
  const bank = { kind: "bank_account", holder_name: "Dora Document", iban: "DE89370400440532013000" } as const;
  const { payout_method_id } = await payments.addPayoutMethod({ body: { ...bank, currency: "EUR" } });
  await payments.submitIdentity({ body: { legal_name: "Dora Document", birth_date: "1990-05-01", country: "DE" } });
  await kogi.settle();
  const { url } = await payments.continueIdentity();
  await kogi.app.fastify.inject({ url: new URL(url).pathname });
  await submitForm(kogi, url, { action: "hand_in" });
  await kogi.settle();
  await payments.removePayoutMethod({ params: { payout_method_id } });
}

/** Saved cards and the plan that is paid with them. */
export async function playPlans(kogi: World, { api }: Person, keep: Keep): Promise<void> {
  const { payments } = api;
  const card = { card_number: "4242424242424242", expiry: "12/34", cvc: "123", name: "Ana Sol" };
  for (const _ of ["first", "second", "third"]) {
    const setup = keep(await payments.startMethodSetup({ idempotencyKey: newId() }));
    await kogi.app.fastify.inject({ url: new URL(setup.url ?? "").pathname });
    await submitForm(kogi, setup.url, { action: "save", ...card });
    await payments.getMethodSetup({ params: { method_setup_id: setup.method_setup_id } });
  }
  const { data } = keep(await payments.listSavedMethods());
  const [kept = "", removed = ""] = data.map((method) => method.saved_method_id);
  await payments.setDefaultMethod({ params: { saved_method_id: kept } });
  await payments.removeSavedMethod({ params: { saved_method_id: removed } });
  const { subscription_id } = keep(
    await payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() }),
  );
  await kogi.settle();
  const params = { subscription_id };
  const { amount_now } = await payments.previewPlanChange({ params, query: { plan: "pro" } });
  await payments.changePlan({ params, body: { plan: "pro", amount_now }, idempotencyKey: newId() });
  await kogi.settle();
  await payments.cancelSubscription({ params });
  await payments.resumeSubscription({ params });
}
