// Protected money may not be held for ever: both sides are warned, then it leaves, or a dispute keeps it.
import { beforeAll, expect, test } from "vitest";
import { holdingWarning } from "#events/contracts.ts";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { packsOfEachBearer } from "#test/fee-packs.ts";
import { approve, contractBetween, eur, fund, handIn, startContract } from "#test/hiring.ts";
import { booksAs, payBy, signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
const warned: { milestoneId: string; end: string }[] = [];
beforeAll(() => {
  kogi.platform.events.on(holdingWarning, "test.warnings", async (_tx, news) => {
    warned.push({ milestoneId: news.milestone_id, end: news.end });
  });
});

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const warningsOf = (milestoneId: string) => warned.filter((one) => one.milestoneId === milestoneId);
const read = async (person: Person, milestoneId: string) =>
  (await signBackIn(kogi, person)).api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
const livesIn = (person: Person, country: string) =>
  person.api.users.patchUser({ params: { user_id: person.userId }, body: { country } });

async function fundedWork(country?: string) {
  const started = await startContract(kogi, [100_000]);
  if (country) await livesIn(started.freelancer, country);
  const milestoneId = started.milestones[0]?.milestone_id ?? "";
  await fund(kogi, started.client, milestoneId);
  return { ...started, milestoneId };
}

test("nobody began: warned 14 days before, and after 90 days it goes back to the card", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  const { held_until: until, held_warn_from: warnFrom } = await read(client, milestoneId);
  expect(Date.parse(until ?? "") - Date.parse(warnFrom ?? "")).toBe(14 * DAY_MS);
  await kogi.advance(76 * DAY_MS - HOUR_MS);
  expect(warningsOf(milestoneId)).toEqual([]);
  expect((await read(client, milestoneId)).can).not.toContain("renew");
  await kogi.advance(2 * HOUR_MS);
  expect(warningsOf(milestoneId)).toEqual([{ milestoneId, end: "refund" }]);
  for (const side of [client, freelancer]) {
    const { data } = await (await signBackIn(kogi, side)).api.notifications.listNotifications();
    expect(data.map((notice) => notice.kind)).toContain("contracts.holding_warning");
  }
  await kogi.advance(14 * DAY_MS - 2 * HOUR_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "funded" });
  const { clock, timers } = kogi.platform;
  clock.setOffset(clock.offsetMs + 5 * DAY_MS); // late
  await Promise.all([timers.sweep(), timers.sweep(), timers.sweep()]);
  await kogi.settle();
  expect(await read(client, milestoneId)).toMatchObject({
    status: "refunded",
    refunded_amount: eur(100_000),
    held_until: null,
  });
  const { data } = await (await signBackIn(kogi, client)).api.payments.listPayments();
  expect(data[0]).toMatchObject({ status: "refunded" });
  expect(data[0]?.refunds).toMatchObject([{ state: "done" }]);
});

test("in Thailand it is ten days: the warning comes sooner, and handed-in work is approved by then", async () => {
  const { client, freelancer, milestoneId } = await fundedWork("TH");
  const { held_until: until } = await read(client, milestoneId);
  await kogi.advance(4 * DAY_MS);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  expect(await read(client, milestoneId)).toMatchObject({ auto_approve_at: until });
  await kogi.advance(DAY_MS + HOUR_MS);
  expect(warningsOf(milestoneId)).toEqual([{ milestoneId, end: "release" }]);
  await kogi.advance(5 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "released", released_amount: eur(100_000) });
});

const saysThailand = (person: Person, version = 0) =>
  person.api.payments.saveTaxProfile({
    body: { name: "Fred Free", address: ["Soi 1"], country: "TH", vat_id: null, version },
  });

test("a country that is told after the charge shortens neither the days of the holding nor those of an answer", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  const { held_until: until } = await read(client, milestoneId);
  await kogi.advance(7 * DAY_MS);
  const elsewhere = await signBackIn(kogi, freelancer);
  await livesIn(elsewhere, "TH");
  await saysThailand(elsewhere);
  const { auto_approve_at: day } = await handIn(elsewhere, milestoneId);
  expect(Math.round((Date.parse(day ?? "") - kogi.platform.clock.now().getTime()) / DAY_MS)).toBe(14);
  expect(await read(client, milestoneId)).toMatchObject({ held_until: until });
});

test("nor those of a rest that moves on, and its own milestone is paid for under them, too", async () => {
  const { client, freelancer, milestones } = await startContract(kogi, [100_000, 100_000]);
  const [milestoneId = "", nextId = ""] = milestones.map((one) => one.milestone_id);
  await fund(kogi, client, milestoneId);
  const { held_until: until } = await read(client, milestoneId);
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId, { amount: eur(60_000), rest: "next" });
  await saysThailand(freelancer);
  const params = { milestone_id: milestoneId };
  await freelancer.api.contracts.answerRest({
    params,
    body: { answer: "accept" },
    idempotencyKey: crypto.randomUUID(),
  });
  expect(await read(client, nextId)).toMatchObject({ held_until: until });
  await fund(kogi, client, nextId);
  expect(await read(client, nextId)).toMatchObject({ status: "funded", held_until: until });
});

test("where somebody's identity was verified counts, not what they tell for their documents", async () => {
  const { client, freelancer, milestones } = await startContract(kogi, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  const body = { legal_name: "Fred Free", birth_date: "1990-05-01", country: "SE" };
  await freelancer.api.payments.submitIdentity({ body });
  await kogi.settle();
  await saysThailand(freelancer);
  const paidAt = kogi.platform.clock.now().getTime();
  await fund(kogi, client, milestoneId);
  const { held_until: until } = await read(client, milestoneId);
  expect(Math.round((Date.parse(until ?? "") - paidAt) / DAY_MS)).toBe(90);
});

test("a country that nobody verified does not take away the wait of a first payment", async () => {
  const { client, freelancer, milestoneId } = await fundedWork("TH");
  await saysThailand(freelancer);
  await kogi.advance(4 * DAY_MS);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  await kogi.advance(5 * DAY_MS);
  await approve(await signBackIn(kogi, client), milestoneId);
  const wallet = async () => (await signBackIn(kogi, freelancer)).api.payments.getWallet();
  expect((await wallet()).clearing).toMatchObject([{ days: 5 }]);
});

test("in the United States it is two years when both live there, and 90 days when one does not", async () => {
  const { client, freelancer, milestones } = await startContract(kogi, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await Promise.all([livesIn(client, "US"), livesIn(freelancer, "US")]);
  const paidAt = kogi.platform.clock.now().getTime();
  await fund(kogi, client, milestoneId);
  const { held_until: until } = await read(client, milestoneId);
  expect(Math.round((Date.parse(until ?? "") - paidAt) / DAY_MS)).toBe(730);
});

test("handed in on the last day: neither side wins by the clock, a dispute keeps the money", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  await kogi.advance(89 * DAY_MS);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  await kogi.advance(DAY_MS + HOUR_MS);
  const disputed = await read(client, milestoneId);
  expect(disputed).toMatchObject({ status: "disputed", protected_amount: eur(100_000) });
  expect(disputed.dispute).toMatchObject({ cause: "holding_ended", opened_by: freelancer.userId });
});

test("a no about the rest just before the end leaves the client no time to answer: a dispute keeps the rest", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  await kogi.advance(80 * DAY_MS);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  await kogi.advance(4 * DAY_MS);
  await approve(await signBackIn(kogi, client), milestoneId, { amount: eur(60_000), rest: "refund" });
  await kogi.advance(4 * DAY_MS);
  const maker = await signBackIn(kogi, freelancer);
  const params = { milestone_id: milestoneId };
  await maker.api.contracts.answerRest({ params, body: { answer: "decline" }, idempotencyKey: crypto.randomUUID() });
  await kogi.advance(2 * DAY_MS + HOUR_MS);
  expect(await read(client, milestoneId)).toMatchObject({
    status: "disputed",
    released_amount: eur(60_000),
    protected_amount: eur(40_000),
    dispute: { cause: "holding_ended" },
  });
});

test("while disputed nothing moves however long it takes; a withdrawal leaves time to answer", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  await kogi.advance(85 * DAY_MS);
  const params = { milestone_id: milestoneId };
  await (await signBackIn(kogi, client)).api.contracts.disputeMilestone({ params, body: { reason: "Silence." } });
  await kogi.advance(20 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "disputed", protected_amount: eur(100_000) });
  const before = warningsOf(milestoneId).length;
  await (await signBackIn(kogi, client)).api.contracts.withdrawDispute({ params });
  await kogi.advance(HOUR_MS);
  expect(warningsOf(milestoneId)).toHaveLength(before + 1);
  expect(await read(freelancer, milestoneId)).toMatchObject({ status: "funded" });
  await kogi.advance(3 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "refunded" });
});

test("a dispute over the day of the warning does not swallow it: it comes with the withdrawal", async () => {
  const { client, milestoneId } = await fundedWork();
  await kogi.advance(75 * DAY_MS);
  const params = { milestone_id: milestoneId };
  await (await signBackIn(kogi, client)).api.contracts.disputeMilestone({ params, body: { reason: "Silence." } });
  await kogi.advance(4 * DAY_MS);
  expect(warningsOf(milestoneId)).toEqual([]);
  const { held_until: until } = await read(client, milestoneId);
  await (await signBackIn(kogi, client)).api.contracts.withdrawDispute({ params });
  await kogi.advance(HOUR_MS);
  expect(warningsOf(milestoneId)).toEqual([{ milestoneId, end: "refund" }]);
  expect(await read(client, milestoneId)).toMatchObject({ status: "funded", held_until: until });
});

test("work that was disputed near the end of the holding: the day that is told is the day on which the money leaves", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  await kogi.advance(77 * DAY_MS);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  expect(warningsOf(milestoneId)).toHaveLength(1);
  const params = { milestone_id: milestoneId };
  await (await signBackIn(kogi, client)).api.contracts.disputeMilestone({ params, body: { reason: "Not yet." } });
  await kogi.advance(2 * DAY_MS);
  const back = await (await signBackIn(kogi, client)).api.contracts.withdrawDispute({ params });
  expect(back).toMatchObject({ status: "submitted", auto_approve_at: back.held_until });
  await kogi.advance(HOUR_MS);
  // They were warned before the dispute.
  expect(warningsOf(milestoneId)).toHaveLength(1);
  await kogi.advance(Date.parse(back.auto_approve_at ?? "") - kogi.platform.clock.now().getTime() - HOUR_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
  await kogi.advance(2 * HOUR_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "released" });
});

test("charged anew: the new money is protected first, then the old goes back, and the time starts again", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  const early = fund(kogi, client, milestoneId);
  await expect(early).rejects.toEqual(refusal(409, "milestone.wrong_state"));
  await kogi.advance(77 * DAY_MS);
  const back = await signBackIn(kogi, client);
  const seen = await read(client, milestoneId);
  expect(seen.can).toContain("renew");
  const payment = await fund(kogi, back, milestoneId);
  expect(payment.held_amount).toEqual(eur(100_000));
  const renewed = await read(client, milestoneId);
  expect(renewed).toMatchObject({ status: "funded", protected_amount: eur(100_000) });
  expect(Date.parse(renewed.held_until ?? "")).toBeGreaterThan(Date.parse(seen.held_until ?? "") + 70 * DAY_MS);
  expect(renewed.can).not.toContain("renew");
  const { data } = await back.api.payments.listPayments();
  expect(data.map((one) => one.status)).toEqual(["completed", "refunded"]);
  await kogi.advance(14 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "funded" });
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  expect(await approve(await signBackIn(kogi, client), milestoneId)).toMatchObject({ status: "released" });
  expect(await booksAs(kogi, { [milestoneId]: "it" })).not.toContain("escrow milestone:it");
});

test("where the client bears what the provider keeps, they do not for money that may be held no longer", async () => {
  await packsOfEachBearer(kogi);
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  await livesIn(freelancer, "ES");
  const { milestones } = await contractBetween(client, freelancer, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  expect(await read(client, milestoneId)).toMatchObject({ lost_processing: { borne_by: "payer" } });
  await kogi.advance(77 * DAY_MS);
  await fund(kogi, await signBackIn(kogi, client), milestoneId);
  await kogi.advance(91 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "refunded" });
  const { data } = await (await signBackIn(kogi, client)).api.payments.listPayments();
  expect(data).toHaveLength(2);
  for (const { status, amount, refunded_amount } of data)
    expect({ status, refunded_amount }).toEqual({ status: "refunded", refunded_amount: amount });
});

test("money that went back because newer money took its place makes nothing wait longer: nobody was disappointed", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  await kogi.advance(80 * DAY_MS);
  const back = await signBackIn(kogi, client);
  await fund(kogi, back, milestoneId);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  await approve(await signBackIn(kogi, client), milestoneId);
  const { clearing } = await (await signBackIn(kogi, freelancer)).api.payments.getWallet();
  expect(clearing).toMatchObject([{ reason: "This is the first payment between you two." }]);
});

test("money charged anew that comes after the end goes back whole", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  await kogi.advance(90 * DAY_MS - HOUR_MS);
  const back = await signBackIn(kogi, client);
  const params = { milestone_id: milestoneId };
  const payment = await back.api.contracts.fundMilestone({ params, idempotencyKey: crypto.randomUUID() });
  await (await signBackIn(kogi, freelancer)).api.contracts.refundMilestone({
    params,
    body: {},
    idempotencyKey: crypto.randomUUID(),
  });
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  expect(await read(client, milestoneId)).toMatchObject({ status: "refunded", protected_amount: eur(0) });
  const { data } = await back.api.payments.listPayments();
  expect(data.every((one) => one.status === "refunded" || one.status === "cancelled")).toBe(true);
});

test("money charged anew that comes while it is disputed goes back at once, and the disputed money stays", async () => {
  const { client, freelancer, milestoneId } = await fundedWork();
  await kogi.advance(77 * DAY_MS);
  const back = await signBackIn(kogi, client);
  const params = { milestone_id: milestoneId };
  const payment = await back.api.contracts.fundMilestone({ params, idempotencyKey: crypto.randomUUID() });
  const other = await signBackIn(kogi, freelancer);
  await other.api.contracts.disputeMilestone({ params, body: { reason: "We do not agree." } });
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  expect(await read(client, milestoneId)).toMatchObject({ status: "disputed", protected_amount: eur(100_000) });
  const { data } = await back.api.payments.listPayments();
  expect(data.map((one) => one.status)).toEqual(["refunded", "completed"]);
  expect(data[0]?.refunds).toMatchObject([{ state: "done" }]);
});
