import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { fromWire } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { answeredAgain } from "#test/lost-answers.ts";
import { signBackIn, submitForm } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { saveCard } from "#test/saved-cards.ts";
import { world } from "#test/world.ts";
import { revenue, unmatched } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";

const kogi = world();

// Months pass in these stories, each with its timers, jobs and mails.
vi.setConfig({ testTimeout: 90_000 });

let person: Person;
beforeAll(async () => {
  person = await signUp(kogi, { name: "Mira Oyelaran" });
});
beforeEach(async () => {
  person = await signBackIn(kogi, person);
});

const start = (who: Person, plan: string, idempotencyKey = newId()) =>
  who.api.payments.startSubscription({ body: { plan }, idempotencyKey });
const mine = async (who: Person) => {
  const [first] = (await who.api.payments.listSubscriptions({})).data;
  if (!first) throw new Error("there is a subscription by now");
  return first;
};
const change = async (who: Person, plan: string) => {
  const params = { subscription_id: (await mine(who)).subscription_id };
  const preview = await who.api.payments.previewPlanChange({ params, query: { plan } });
  const body = { plan, amount_now: preview.amount_now };
  return { preview, after: await who.api.payments.changePlan({ params, body, idempotencyKey: newId() }) };
};
const limits = async (who: Person) =>
  Object.fromEntries((await who.api.users.getEntitlements()).data.map((one) => [one.capability, one.limit]));
const invoices = async (who: Person) =>
  (await who.api.payments.listInvoices({ query: { kind: ["subscription_invoice"] } })).data;
const earned = async () => (await balanceOf(kogi.platform.db, revenue("subscription", "USD"))).posted.minor;
/** What this person has paid for plans; others' months end meanwhile. */
const paidBy = async (who: Person) =>
  (await who.api.payments.listSubscriptions({})).data
    .flatMap((one) => one.charges)
    .filter((charge) => charge.state === "paid")
    .reduce((all, charge) => all + fromWire(charge.amount).minor, 0n);
/** Days pass; sessions end meanwhile. */
async function later(who: Person, days: number): Promise<Person> {
  await kogi.advance(days * DAY_MS);
  return signBackIn(kogi, who);
}
/** Subscribed, and past the trial with the first month paid. */
async function subscriber(plan: string, card: Parameters<typeof saveCard>[2] = "approved"): Promise<Person> {
  const who = await signUp(kogi);
  await saveCard(kogi, who, card);
  await start(who, plan);
  return later(who, 14);
}

test("the plans, their prices and what they entitle to are data that everybody can read", async () => {
  const { data, free } = await kogi.api().payments.listPlans();
  expect(data.map((plan) => [plan.plan, plan.price.amount, plan.price.currency])).toEqual([
    ["plus", "1200", "USD"],
    ["pro", "2900", "USD"],
  ]);
  expect(free).toContainEqual({ capability: "service_fee_bps", limit: 1_000 });
  expect(data[1]?.entitlements).toContainEqual({ capability: "storage_mb", limit: 51_200 });
  // Each of these has a place that holds to it: `fees`, and `media/storage.ts`.
  const promised = new Set([...free, ...data.flatMap((plan) => plan.entitlements)].map((one) => one.capability));
  expect([...promised].toSorted()).toEqual(["service_fee_bps", "storage_mb"]);
});

test("without a card, for another role, or twice, no subscription begins", async () => {
  expect(await refusal(start(person, "plus"))).toMatchObject({ code: "saved_method.needed" });
  await saveCard(kogi, person);
  const client = await signUp(kogi, { user_type: "client" });
  expect(await refusal(start(client, "plus"))).toMatchObject({ status: 422, code: "subscription.wrong_hat" });
  expect(await refusal(start(person, "business"))).toMatchObject({ status: 422, code: "subscription.no_such_plan" });
  expect(await refusal(start(person, "gold"))).toMatchObject({ status: 422, code: "subscription.no_such_plan" });
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => start(person, "plus")));
  expect(answers.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await refusal(start(person, "pro"))).toMatchObject({ status: 409, code: "subscription.already_subscribed" });
});

test("a trial entitles at once, charges nothing, warns three days before, and then the first month is charged and invoiced", async () => {
  await kogi.settle();
  expect(await mine(person)).toMatchObject({
    state: "trialing",
    charges: [],
    next_charge: { amount: { amount: "1200" } },
  });
  expect(await limits(person)).toMatchObject({ service_fee_bps: 800, storage_mb: 10_240 });
  person = await later(person, 11);
  const { data } = await person.api.notifications.listNotifications({ query: {} });
  expect(data[0]?.title).toMatch(/^Your trial of Plus ends on/);
  expect(await earned()).toBe(0n);
  person = await later(person, 3);
  expect(await mine(person)).toMatchObject({
    state: "active",
    charges: [{ kind: "period", state: "paid", amount: { amount: "1200" } }],
  });
  expect(await earned()).toBe(1_200n);
  expect(await invoices(person)).toMatchObject([
    { gross: { amount: "1200", currency: "USD" }, lines: [{ description: expect.stringMatching(/^Kogi Plus, /) }] },
  ]);
});

test("a start and a change whose answers were lost are answered to their keys, and happen once", async () => {
  const who = await signUp(kogi);
  await saveCard(kogi, who);
  const started = await answeredAgain(kogi, (key) => start(who, "plus", key));
  const params = { subscription_id: started.subscription_id };
  await answeredAgain(kogi, (idempotencyKey) =>
    who.api.payments.changePlan({ params, body: { plan: "pro" }, idempotencyKey }),
  );
  expect((await who.api.payments.listSubscriptions({})).data).toMatchObject([{ plan: "pro", state: "trialing" }]);
  await who.api.payments.cancelSubscription({ params }); // the stories below count what is earned
});

test("each month is charged once, however often the timers are swept", async () => {
  const before = await earned();
  const first = await mine(person);
  await kogi.advance(Date.parse(first.period_end) - kogi.platform.clock.now().getTime());
  await Promise.all([1, 2, 3].map(() => kogi.settle()));
  person = await signBackIn(kogi, person);
  const second = await mine(person);
  expect(second.period_start).toBe(first.period_end);
  expect((await earned()) - before).toBe(1_200n);
  expect(await invoices(person)).toHaveLength(2);
});

test("an upgrade costs the rest of the month to the cent and counts at once", async () => {
  const before = await earned();
  const { preview } = await change(person, "pro");
  expect(preview).toMatchObject({ change: "upgrade", price: { amount: "2900" } });
  await kogi.settle();
  const after = await mine(person);
  expect(after).toMatchObject({ plan: "pro", state: "active", price: { amount: "2900" } });
  const cost = (await earned()) - before;
  expect(cost).toBe(fromWire(after.charges[0]?.amount ?? { amount: "0", currency: "USD" }).minor);
  expect(cost).toBeLessThanOrEqual(fromWire(preview.amount_now).minor);
  expect(cost).toBeGreaterThan(1_600n);
  expect(await limits(person)).toMatchObject({ service_fee_bps: 500, storage_mb: 51_200 });
  expect((await invoices(person))[0]?.lines[0]?.description).toMatch(/^Kogi Pro, rest of/);
});

test("a price that is dearer than the one that was seen is refused", async () => {
  const who = await subscriber("plus");
  const params = { subscription_id: (await mine(who)).subscription_id };
  const body = { plan: "pro", amount_now: { amount: "1", currency: "USD" } };
  expect(await refusal(who.api.payments.changePlan({ params, body, idempotencyKey: newId() }))).toMatchObject({
    status: 409,
    code: "payment.amount_changed",
  });
});

test("a downgrade waits for the end of the month and costs the lower price then", async () => {
  const { preview, after } = await change(person, "plus");
  expect(preview).toMatchObject({ change: "downgrade", amount_now: { amount: "0" }, effective_at: after.period_end });
  expect(after).toMatchObject({ plan: "pro", next_plan: "plus", next_charge: { amount: { amount: "1200" } } });
  // Neither is it forgotten by who cancels and changes their mind.
  const params = { subscription_id: after.subscription_id };
  expect(await person.api.payments.cancelSubscription({ params })).toMatchObject({
    next_plan: null,
    next_charge: null,
  });
  expect(await person.api.payments.resumeSubscription({ params })).toEqual(after);
  await kogi.advance(Date.parse(after.period_end) - kogi.platform.clock.now().getTime());
  person = await signBackIn(kogi, person);
  expect(await mine(person)).toMatchObject({ plan: "plus", next_plan: null, price: { amount: "1200" } });
  expect(await limits(person)).toMatchObject({ service_fee_bps: 800 });
});

test("who cancels keeps what is paid for, may change their mind, and is charged no more", async () => {
  const params = { subscription_id: (await mine(person)).subscription_id };
  expect(await person.api.payments.cancelSubscription({ params })).toMatchObject({
    state: "active",
    cancel_at_end: true,
    next_charge: null,
    can: expect.arrayContaining(["resume"]),
  });
  expect(await person.api.payments.resumeSubscription({ params })).toMatchObject({ cancel_at_end: false });
  await person.api.payments.cancelSubscription({ params });
  const before = await paidBy(person);
  person = await later(person, 40);
  expect(await mine(person)).toMatchObject({ state: "ended", end_reason: "cancelled", can: [] });
  expect(await paidBy(person)).toBe(before);
  expect(await limits(person)).toEqual({});
  expect(await refusal(person.api.payments.cancelSubscription({ params }))).toMatchObject({
    status: 409,
    code: "subscription.not_running",
    current: "ended",
  });
});

test("a second subscription of the kind has no second trial", async () => {
  await start(person, "pro");
  await kogi.settle();
  expect(await mine(person)).toMatchObject({ state: "active", plan: "pro", charges: [{ state: "paid" }] });
});

test("a card that is declined is tried on days 1, 3, 5 and 7, and then the plan falls back to Free", async () => {
  let who = await subscriber("plus", "declinedLater");
  const seen: unknown[] = [];
  for (const days of [0, 1, 2, 2]) {
    who = await later(who, days);
    const { state, open_charge } = await mine(who);
    seen.push([state, (await limits(who)).service_fee_bps, open_charge?.next_try_at?.slice(0, 10)]);
  }
  const due = Date.parse((await mine(who)).period_end);
  const day = (offset: number) => new Date(due + offset * DAY_MS).toISOString().slice(0, 10);
  expect(seen).toEqual([
    ["past_due", 800, day(1)],
    ["past_due", 800, day(3)],
    ["past_due", 800, day(5)],
    ["past_due", 800, day(7)],
  ]);
  who = await later(who, 2);
  expect(await mine(who)).toMatchObject({
    state: "ended",
    end_reason: "unpaid",
    charges: [{ state: "given_up", tries: 5 }],
  });
  expect(await limits(who)).toEqual({});
  expect(await invoices(who)).toEqual([]);
  const { data } = await who.api.notifications.listNotifications({ query: {} });
  expect(data[0]?.title).toBe("Plus has ended");
});

test("who changes the card and tries at once runs on, in the same period", async () => {
  let who = await subscriber("plus", "declinedLater");
  const failed = await mine(who);
  expect(failed.can).toContain("pay_now");
  await saveCard(kogi, who);
  who = await later(who, 0);
  const params = { subscription_id: failed.subscription_id };
  await answeredAgain(kogi, (idempotencyKey) => who.api.payments.paySubscription({ params, idempotencyKey }));
  await kogi.settle();
  const after = await mine(who);
  expect(after).toMatchObject({ state: "active", period_start: failed.period_end, open_charge: null });
  expect(await refusal(who.api.payments.paySubscription({ params, idempotencyKey: newId() }))).toMatchObject({
    status: 409,
    code: "subscription.nothing_due",
  });
  who = await later(who, 10);
  expect((await mine(who)).charges).toHaveLength(1);
  expect((await balanceOf(kogi.platform.db, unmatched("sandbox", "USD"))).posted.minor).toBe(0n);
});

test("somebody else's subscription does not exist", async () => {
  const stranger = await signUp(kogi);
  const params = { subscription_id: (await mine(person)).subscription_id };
  expect(await refusal(stranger.api.payments.cancelSubscription({ params }))).toMatchObject({
    status: 404,
    code: "subscription.not_found",
  });
});

test("an administrator sees all of them, by state", async () => {
  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const list = admin.api.payments.adminListSubscriptions;
  const { data } = await list({ query: { state: ["ended"], limit: 100 } });
  expect(data.length).toBeGreaterThan(0);
  expect((await list({ query: { state: ["ended"], limit: 1, count: true } })).total).toBe(data.length);
  expect(new Set(data.map((one) => one.state))).toEqual(new Set(["ended"]));
});

test("a bank that wants its customer is never asked twice beside itself, and the confirmation keeps the plan", async () => {
  let who = await subscriber("plus", "asksEachTime");
  expect(await mine(who)).toMatchObject({ state: "past_due", can: ["cancel", "confirm"] });
  who = await later(who, 1);
  who = await later(who, 2);
  const { open_charge } = await mine(who);
  expect(open_charge).toMatchObject({ needs_confirmation: true });
  const asked = await kogi.platform.db
    .selectFrom("payments.method_charges")
    .select("method_charge_id")
    .where("user_id", "=", who.userId)
    .execute();
  expect(asked.map((row) => row.method_charge_id)).toEqual([open_charge?.method_charge_id]);
  const params = { method_charge_id: open_charge?.method_charge_id ?? "" };
  const { url } = await who.api.payments.confirmMethodCharge({ params, idempotencyKey: newId() });
  await submitForm(kogi, url, { action: "challenge_pass" });
  await kogi.settle();
  expect(await mine(who)).toMatchObject({ state: "active", open_charge: null });
  expect(await paidBy(who)).toBe(1_200n);
});

test("each step of a subscription is in the audit log, with who took it", async () => {
  let who = await subscriber("plus");
  const { subscription_id } = await mine(who);
  const params = { subscription_id };
  await change(who, "pro");
  await kogi.settle();
  await who.api.payments.cancelSubscription({ params });
  await who.api.payments.resumeSubscription({ params });
  await who.api.payments.cancelSubscription({ params });
  who = await later(who, 40);
  const rows = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select(["action", "actor_id"])
    .where("subject_type", "=", "subscription")
    .where("subject_id", "=", subscription_id)
    .orderBy("created_at")
    .execute();
  const [person, clock] = [who.userId, null];
  expect(rows.map((row) => [row.action.replace("payments.subscription_", ""), row.actor_id])).toEqual([
    ["started", person],
    ["paid", clock], // the first month
    ["plan_chosen", person],
    ["paid", clock], // the rest of it at the dearer price
    ["cancelled", person],
    ["resumed", person],
    ["cancelled", person],
    ["ended", clock],
  ]);
});

test("one change of card, and every plan of its owner is charged on it", async () => {
  const sell = (isSold: boolean) =>
    kogi.platform.owner((db) => db.query("update payments.plans set on_sale = $1 where plan = 'business'", [isSold]));
  await sell(true); // the plan for the other hat
  let who = await signUp(kogi);
  await who.api.auth.addRole({ body: { role: "client" } });
  who = await later(who, 0);
  await saveCard(kogi, who, "declinedLater");
  await start(who, "plus");
  await start(who, "business");
  await sell(false);
  who = await later(who, 14);
  const plans = async () =>
    (await who.api.payments.listSubscriptions({})).data.map((one) => [one.plan, one.state]).toSorted();
  expect(await plans()).toEqual([
    ["business", "past_due"],
    ["plus", "past_due"],
  ]);
  await saveCard(kogi, who);
  who = await later(who, 2); // the next try of each
  expect(await plans()).toEqual([
    ["business", "active"],
    ["plus", "active"],
  ]);
});

test("one's own are read in pages: what runs first, whatever ended since", async () => {
  const who = await signUp(kogi);
  await who.api.auth.addRole({ body: { role: "client" } });
  await saveCard(kogi, who);
  const started: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { subscription_id } = await start(who, "plus");
    started.push(subscription_id);
    if (count === 2) break;
    await kogi.platform.owner((db) =>
      db.query(
        "update payments.subscriptions set state = 'ended', end_reason = 'cancelled', ended_at = created_at where subscription_id = $1",
        [subscription_id],
      ),
    );
  }
  // The one that runs is the oldest of them.
  await kogi.platform.owner((db) =>
    db.query(
      "update payments.subscriptions set created_at = created_at - interval '1 day' where subscription_id = $1",
      [started[2]],
    ),
  );
  const read: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: 1, count: true, ...(cursor === undefined ? {} : { cursor }) };
    const page = await who.api.payments.listSubscriptions({ query });
    expect(page.total).toBe(3);
    read.push(...page.data.map(({ subscription_id }) => subscription_id));
    cursor = page.next_cursor;
  }
  expect(read).toEqual([started[2], started[1], started[0]]);
  const running = await who.api.payments.listSubscriptions({ query: { state: ["trialing", "starting", "active"] } });
  expect(running.data.map(({ subscription_id }) => subscription_id)).toEqual([started[2]]);
});
