// A bank answers an expired card as one that it wants confirmed; so we look at the month ourselves, on Stripe, too.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { mailsTo } from "#test/inbox.ts";
import { type Person, signUp } from "#test/people.ts";
import { daysLater, planOf } from "#test/subscribing.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";

const kogi = world();
let stripe: OnStripe;

// Weeks pass, each day with its timers, jobs and mails.
vi.setConfig({ testTimeout: 90_000 });

beforeAll(async () => {
  stripe = await onStripe(kogi);
});
afterAll(() => stripe.standIn.close());

/** Moves on to the last hour of a month, so that a card of this month is over before a trial is. */
async function toTheLastHourOfTheMonth() {
  const now = kogi.platform.clock.now();
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  await kogi.advance(Date.UTC(year, month, 1) - HOUR_MS - now.getTime());
  return { exp_year: year, exp_month: month };
}

/** Saved on Stripe's page while its bank still takes whatever is asked. Gives the card as Stripe keeps it. */
async function saveOnStripe(person: Person, expiry: { readonly exp_year: number; readonly exp_month: number }) {
  await person.api.payments.startMethodSetup({ idempotencyKey: newId() });
  const { world: books } = stripe.standIn;
  const session = books.all("checkout.session").at(-1)?.id ?? "";
  books.save(session, "approved");
  const card = books.all("payment_method").at(-1)?.card;
  Object.assign(card, expiry);
  await stripe.tell("checkout.session.completed", { id: session, mode: "setup" });
  return card;
}

test("a card that is over is not asked, its owner reads so each time, and once its bank renewed it, it pays", async () => {
  const expiry = await toTheLastHourOfTheMonth();
  let person = await signUp(kogi);
  const atStripe = await saveOnStripe(person, expiry);
  await person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  const intents = () => stripe.standIn.world.all("payment_intent").length;
  const mails = async () => (await mailsTo(kogi, person.email)).filter((mail) => mail.text.includes("has expired"));

  person = await daysLater(kogi, person, 14);
  expect(await planOf(person)).toMatchObject({ state: "past_due", open_charge: { failure: expect.anything() } });
  expect(await mails()).toMatchObject([{ text: expect.stringContaining("This card has expired. Save another card.") }]);
  person = await daysLater(kogi, person, 1);
  expect(await mails()).toHaveLength(2);
  const declined = await kogi.platform.db
    .selectFrom("payments.method_charges")
    .select(["state", "failure_code", "tried_at"])
    .where("user_id", "=", person.userId)
    .execute();
  const untried = { state: "declined", failure_code: "payment_method_expired", tried_at: null };
  expect([declined, intents()]).toEqual([[untried, untried], 0]);

  atStripe.exp_year += 4;
  person = await daysLater(kogi, person, 2);
  expect(await planOf(person)).toMatchObject({ state: "active", open_charge: null });
  expect(intents()).toBe(1);
  const [card] = (await person.api.payments.listSavedMethods()).data;
  expect(card).toMatchObject({ expired: false, expiry_year: expiry.exp_year + 4 });
});
