// One card on several accounts at the same moment, and a bank's verdict while money is on its way.
import { beforeAll, expect, test } from "vitest";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { payWith, releaseWork, signBackIn, startPaying, testWorks, type Work, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { endChargeback } from "../chargebacks/end-chargeback.ts";
import { findPayment } from "../checkout/payment.repository.ts";

/** One and the same card whoever pays with it; disputed a day later, and lost. */
const ONE_FOR_ALL = "4000 0000 0000 1976";
const FIRST_PAIR_DAYS = 5;
const CARE_DAYS = 14;

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

interface Deal {
  readonly earner: Person;
  readonly work: Work;
  readonly transactionId: string;
}
async function ordered(): Promise<Deal & { readonly page: string | null }> {
  const [payer, earner] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const work = await works.order(payer, earner, 10_000n);
  const payment = await startPaying(payer, work);
  return { earner, work, transactionId: payment.transaction_id, page: payment.checkout_url };
}
const pay = (page: string | null) => payWith(kogi, page, ONE_FOR_ALL);
const release = ({ work }: Deal) => releaseWork(kogi, work);

async function waitsFor({ earner }: Deal): Promise<number | undefined> {
  return (await (await signBackIn(kogi, earner)).api.payments.getWallet()).clearing[0]?.days;
}

async function noticesOf({ earner }: Deal): Promise<readonly string[]> {
  const { data } = await (await signBackIn(kogi, earner)).api.notifications.listNotifications();
  return data.map((notice) => notice.kind).filter((kind) => kind === "payments.clearing_lengthened");
}

// First in this file: the card is new to everybody.
test("the third account that pays with a card makes what the first two paid wait longer, and their earners are told once", async () => {
  const first = await paidDeal();
  const released = await release(first);
  expect(released.days).toBe(FIRST_PAIR_DAYS);
  const second = await paidDeal();
  await release(second);
  expect([await waitsFor(first), await waitsFor(second)]).toEqual([FIRST_PAIR_DAYS, FIRST_PAIR_DAYS]);
  const third = await paidDeal();
  expect([await waitsFor(first), await waitsFor(second)]).toEqual([CARE_DAYS, CARE_DAYS]);
  expect((await release(third)).days).toBe(CARE_DAYS);
  await paidDeal();
  expect([await noticesOf(first), await noticesOf(second), await noticesOf(third)].map((all) => all.length)).toEqual([
    1, 1, 0,
  ]);
  await kogi.advance(FIRST_PAIR_DAYS * DAY_MS + 1);
  expect(await waitsFor(first)).toBe(CARE_DAYS);
  await kogi.advance((CARE_DAYS - FIRST_PAIR_DAYS) * DAY_MS);
  expect(await waitsFor(first)).toBeUndefined();
});

test("three accounts that pay with one card at once, and are released at once, all wait longer", async () => {
  const deals = [];
  for (let turn = 0; turn < 3; turn += 1) deals.push(await ordered());
  await Promise.all(deals.map(({ page }) => pay(page)));
  await kogi.settle();
  const released = await Promise.all(deals.map(release));
  expect(released.map((one) => one.days)).toEqual([CARE_DAYS, CARE_DAYS, CARE_DAYS]);
});

test("paid and released in any order at once, all wait longer in the end, whoever came first", async () => {
  const deals = [];
  for (let turn = 0; turn < 4; turn += 1) deals.push(await ordered());
  await Promise.all(
    deals.map(async (deal) => {
      await pay(deal.page);
      await arrived(deal);
      await release(deal);
    }),
  );
  for (const deal of deals) expect(await waitsFor(deal)).toBe(CARE_DAYS);
  expect((await release(await paidDeal())).days).toBe(CARE_DAYS);
});

/** The news of one payment may be in the hands of whoever works off the news of another. */
async function arrived({ transactionId }: Deal): Promise<void> {
  const paid = async () => (await findPayment(kogi.platform.db, transactionId))?.status === "completed";
  do await kogi.settle();
  while (!(await paid()));
}

async function paidDeal(): Promise<Deal> {
  const deal = await ordered();
  await pay(deal.page);
  await kogi.settle();
  return deal;
}

test("a dispute that is lost while other money of the card is released or clears makes both wait, and longer", async () => {
  const { platform } = kogi;
  const disputed = await paidDeal();
  await kogi.advance(DAY_MS + 1);
  const clearing = await paidDeal();
  const before = await release(clearing);
  const waiting = await paidDeal();
  const row = await platform.db
    .selectFrom("payments.chargebacks")
    .selectAll()
    .where("transaction_id", "=", disputed.transactionId)
    .executeTakeFirstOrThrow();
  const payment = await findPayment(platform.db, disputed.transactionId);
  if (!payment) throw new Error("it was paid");
  const [, released] = await Promise.all([
    platform.inTransaction((tx) => endChargeback(tx, platform, row, payment, "lost")),
    release(waiting),
  ]);
  expect(released.days).toBeGreaterThanOrEqual(FIRST_PAIR_DAYS);
  const earner = await signBackIn(kogi, clearing.earner);
  const [row2] = (await earner.api.payments.getWallet()).clearing;
  const later = addMs(before.availableAt, (CARE_DAYS - before.days) * DAY_MS);
  expect(row2?.available_at).toBe(later.toISOString());
  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const seen = await admin.api.payments.getPaymentAsAdmin({ params: { transaction_id: waiting.transactionId } });
  expect(seen.card_signals).toContain("lost_dispute");
  expect((await release(await paidDeal())).days).toBe(CARE_DAYS);
});
