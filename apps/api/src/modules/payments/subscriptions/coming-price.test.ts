// A price that is dated ahead: what is shown and told of the next charge is what will be taken.
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { signBackIn } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { saveCard } from "#test/saved-cards.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("the next charge is shown, told before the trial ends, and taken at the price of its day", async () => {
  let person = await signUp(kogi);
  await saveCard(kogi, person);
  const [card] = (await person.api.payments.listSavedMethods()).data;
  const body = { plan: "plus" };
  const trial = await person.api.payments.startSubscription({ body, idempotencyKey: newId() });
  expect(trial.next_charge).toMatchObject({ amount: { amount: "1200" } });
  const from = new Date(Date.parse(trial.period_end) - DAY_MS).toISOString();
  await kogi.platform.owner((db) =>
    db.query(`insert into payments.plan_prices (plan, effective_from, amount_minor, currency)
      values ('plus', '${from}', 1500, 'USD')`),
  );
  const seen = async () => (await person.api.payments.listSubscriptions({})).data[0];
  expect(await seen()).toMatchObject({ price: { amount: "1200" }, next_charge: { amount: { amount: "1500" } } });
  const params = { saved_method_id: card?.saved_method_id ?? "" };
  expect((await person.api.payments.getCardUse({ params })).plans).toMatchObject([{ amount: { amount: "1500" } }]);
  await kogi.advance(11 * DAY_MS);
  person = await signBackIn(kogi, person);
  const { data } = await person.api.notifications.listNotifications({ query: {} });
  expect(data.map((notice) => `${notice.title} ${notice.body}`).join()).toContain("15.00");
  await kogi.advance(3 * DAY_MS);
  person = await signBackIn(kogi, person);
  expect((await seen())?.charges).toMatchObject([{ state: "paid", amount: { amount: "1500" } }]);
});
