// A bank takes money of a card back for good while other money of that card is on its way to somebody.
import { beforeAll, expect, test } from "vitest";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { CARDS, payWith, releaseWork, signBackIn, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { endChargeback } from "../chargebacks/end-chargeback.ts";
import { findPayment } from "../checkout/payment.repository.ts";

const DISPUTED = "4000 0000 0000 0259";
const FIRST_PAIR_DAYS = 5;
const CARE_DAYS = 14;

const kogi = world();
let works: Works;
/** One person: the same card on more accounts would be a signal of its own. */
let payer: Person;
beforeAll(async () => {
  works = testWorks(kogi);
  payer = await signUp(kogi, { user_type: "client" });
});

/** With a card that the provider tells from others as `card`: the sandbox has too few of them. */
async function paid(card: string, number: string = CARDS.approved) {
  payer = await signBackIn(kogi, payer);
  const earner = await signUp(kogi);
  const work = await works.order(payer, earner, 10_000n);
  const { transaction_id: transactionId, checkout_url } = await startPaying(payer, work);
  await payWith(kogi, checkout_url, number);
  await kogi.settle();
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("payments.payments")
      .set({ card_fingerprint: card })
      .where("transaction_id", "=", transactionId)
      .execute(),
  );
  return { earner, work, transactionId };
}
type Deal = Awaited<ReturnType<typeof paid>>;

async function released(card: string) {
  const deal = await paid(card);
  return { ...deal, ...(await releaseWork(kogi, deal.work)) };
}

/** The bank asks for the money back, and has not decided. */
async function disputed(card: string): Promise<Deal> {
  const deal = await paid(card, DISPUTED);
  await kogi.advance(DAY_MS + 1);
  return deal;
}

/** As the bank's news does it, in one transaction. */
async function lose({ transactionId }: Deal): Promise<void> {
  const { platform } = kogi;
  const payment = await findPayment(platform.db, transactionId);
  const row = await platform.db
    .selectFrom("payments.chargebacks")
    .selectAll()
    .where("transaction_id", "=", transactionId)
    .executeTakeFirst();
  if (!payment || !row) throw new Error("it was paid and is disputed");
  await platform.inTransaction((tx) => endChargeback(tx, platform, row, payment, "lost"));
}

async function walletOf(deal: Deal) {
  const earner = await signBackIn(kogi, deal.earner);
  const { balances, clearing } = await earner.api.payments.getWallet();
  return { available: Number(balances[0]?.available.amount ?? 0), clearing: clearing[0] };
}

async function waitsFor(deal: Deal): Promise<number | undefined> {
  return (await walletOf(deal)).clearing?.days;
}

test("other money of the card waits longer from then on, its earner is told until when, and other cards wait no longer", async () => {
  const lost = await disputed("card");
  const [mine, others] = [await released("card"), await released("another card")];
  expect([await waitsFor(mine), await waitsFor(others)]).toEqual([FIRST_PAIR_DAYS, FIRST_PAIR_DAYS]);
  await lose(lost);
  await kogi.settle();
  const until = addMs(mine.availableAt, (CARE_DAYS - FIRST_PAIR_DAYS) * DAY_MS);
  expect((await walletOf(mine)).clearing).toMatchObject({
    days: CARE_DAYS,
    available_at: until.toISOString(),
    reason: expect.stringContaining("looked at more closely"),
  });
  expect((await walletOf(others)).clearing).toMatchObject({
    days: FIRST_PAIR_DAYS,
    available_at: others.availableAt.toISOString(),
  });
  const { data } = await mine.earner.api.notifications.listNotifications();
  expect(data.map((notice) => notice.kind)).toContain("payments.clearing_lengthened");

  await kogi.advance(FIRST_PAIR_DAYS * DAY_MS + 1);
  expect((await walletOf(mine)).available).toBe(0);
  expect((await walletOf(others)).available).toBe(9_000);
  await kogi.advance((CARE_DAYS - FIRST_PAIR_DAYS) * DAY_MS);
  expect(await walletOf(mine)).toEqual({ available: 9_000, clearing: undefined });
});

test("released at the very moment of the verdict, everything waits as long as what comes after it", async () => {
  for (let round = 0; round < 4; round += 1) {
    const card = `card of round ${round}`;
    const lost = await disputed(card);
    const deals: Deal[] = [await released(card)];
    const waiting: Deal[] = [];
    for (let turn = 0; turn < 5; turn += 1) waiting.push(await paid(card));
    const releases = waiting.map((deal) => releaseWork(kogi, deal.work));
    await Promise.all(round % 2 === 0 ? [lose(lost), ...releases] : [...releases, lose(lost)]);
    for (const deal of [...deals, ...waiting]) expect(await waitsFor(deal)).toBe(CARE_DAYS);
  }
});

test("due at the very moment of the verdict, money clears or waits longer, and arrives once", async () => {
  const card = "card of a due day";
  const lost = await disputed(card);
  const deals: Deal[] = [];
  for (let turn = 0; turn < 5; turn += 1) deals.push(await released(card));
  const { clock, timers } = kogi.platform;
  clock.setOffset(clock.offsetMs + FIRST_PAIR_DAYS * DAY_MS + 1);
  await Promise.all([timers.sweep(), lose(lost), timers.sweep()]);
  await kogi.settle();
  for (const deal of deals) {
    const { available, clearing } = await walletOf(deal);
    expect([available, clearing?.days]).toEqual(available === 0 ? [0, CARE_DAYS] : [9_000, undefined]);
  }
  await kogi.advance((CARE_DAYS - FIRST_PAIR_DAYS) * DAY_MS);
  for (const deal of deals) expect(await walletOf(deal)).toEqual({ available: 9_000, clearing: undefined });
});
