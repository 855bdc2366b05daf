// Stripe takes no payment by a card that it was told to forget: one that is removed stays there until its charges ended.
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { signUp } from "#test/people.ts";
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

test("a charge that waits for its owner goes on after its card was removed, and then Stripe forgets the card", async () => {
  const { world: there } = stripe.standIn;
  let person = await signUp(kogi);
  await person.api.payments.startMethodSetup({ idempotencyKey: newId() });
  const session = there.all("checkout.session").at(-1)?.id ?? "";
  there.save(session, "asksEachTime");
  const card = there.all("payment_method").at(-1);
  await stripe.tell("checkout.session.completed", { id: session, mode: "setup" });
  await person.api.payments.startSubscription({ body: { plan: "plus" }, idempotencyKey: newId() });
  person = await daysLater(kogi, person, 14);
  const { open_charge } = await planOf(person);
  expect(open_charge).toMatchObject({ needs_confirmation: true });

  const [saved] = (await person.api.payments.listSavedMethods()).data;
  await person.api.payments.removeSavedMethod({ params: { saved_method_id: saved?.saved_method_id ?? "" } });
  await kogi.settle();
  expect(card?.customer).not.toBeNull();

  const params = { method_charge_id: open_charge?.method_charge_id ?? "" };
  const { url } = await person.api.payments.confirmMethodCharge({ params, idempotencyKey: newId() });
  expect(url).toContain("https://hooks.stripe.com/");
  const intent = there.all("payment_intent").at(-1)?.id ?? "";
  there.confirm(intent, true);
  await stripe.tell("payment_intent.succeeded", {
    id: intent,
    metadata: { kogi_method_charge: params.method_charge_id },
  });
  expect(await planOf(person)).toMatchObject({ state: "active", open_charge: null });
  expect(card?.customer).toBeNull();
});
