// One recorded set of news, delivered in every order that chance finds and some of them more than once: the end is that of
// the clean order. What the provider did lies behind; only who hears of it when differs.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { gamesOf, SEED } from "#test/games.ts";
import { gatewayNews, sendNews } from "#test/gateway-news.ts";
import { CARDS, payWith, startPaying, testWorks, type Works } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { books } from "../index.ts";

const GAMES = gamesOf(6);
// What the recorded story is made of: a payment that a bank takes back for good, one that was declined first, one declined twice.
const LOST = ["4000 0000 0000 0259"];
const TRIED_TWICE = [CARDS.declined, CARDS.approved];
const TRIED_THRICE = [CARDS.insufficientFunds, CARDS.declined, CARDS.approved];
const STORY = [LOST, TRIED_TWICE, TRIED_THRICE];
/** In the order in which the provider told them. */
const RECORDED = [
  "checkout.completed",
  "checkout.attempt_failed",
  "checkout.completed",
  "checkout.attempt_failed",
  "checkout.attempt_failed",
  "checkout.completed",
  "dispute.opened",
  "dispute.updated",
];

const kogi = world();
let works: Works;
beforeAll(async () => {
  works = testWorks(kogi);
  // The provider's own deliveries come when all is over; until then the test delivers.
  await kogi.api().payments.setSandbox({ body: { delay: 86_400 } });
});

async function record() {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const payments = [];
  for (const cards of STORY) {
    const work = await works.order(payer, recipient, 10_000n);
    const payment = await startPaying(payer, work);
    for (const card of cards) await payWith(kogi, payment.checkout_url, card);
    payments.push({ work, payment });
  }
  // The bank disputes and decides at once, while Kogi's own clock stands still.
  for (let step = 0; step < 2; step += 1) await bringForward();
  const names = new Map<string, string>(
    payments.flatMap(
      ({ work, payment }, index) =>
        [
          [work.workId, `work ${index}`],
          [payment.transaction_id, `payment ${index}`],
        ] as const,
    ),
  );
  names.set(payer.userId, "payer").set(recipient.userId, "earner");
  return { payments, names };
}

async function bringForward() {
  const { platform } = kogi;
  await platform.owner((db) =>
    db.query(
      "update platform.timers set due_at = $1 where kind like 'payments.sandbox_dispute%' and state = 'waiting'",
      [platform.clock.now()],
    ),
  );
  await platform.timers.sweep();
}

/** What every account holds, and what the rows say of each payment, under the story's names. */
async function stateOf({ payments, names }: Awaited<ReturnType<typeof record>>, before: ReadonlyMap<string, bigint>) {
  const { db } = kogi.platform;
  const named = (account: string) => [...names].reduce((text, [id, name]) => text.replaceAll(id, name), account);
  const moved = [...(await held())].flatMap(([account, minor]) => {
    const change = minor - (before.get(account) ?? 0n);
    return change === 0n ? [] : [`${named(account)} ${change}`];
  });
  const rows = await db
    .selectFrom("payments.payments as p")
    .leftJoin("payments.chargebacks as c", "c.transaction_id", "p.transaction_id")
    .select(({ fn }) => ["p.status", "c.status as dispute", fn.countAll<bigint>().as("disputes")])
    .where(
      "p.transaction_id",
      "in",
      payments.map(({ payment }) => payment.transaction_id),
    )
    .groupBy(["p.transaction_id", "p.status", "c.status"])
    .orderBy("p.transaction_id")
    .execute();
  const attempts = await db
    .selectFrom("payments.payment_attempts")
    .select(({ fn }) => fn.countAll<bigint>().as("made"))
    .where(
      "transaction_id",
      "in",
      payments.map(({ payment }) => payment.transaction_id),
    )
    .executeTakeFirstOrThrow();
  const owners = payments.map(({ work }) => [work.state, work.failures]);
  return { moved: moved.toSorted(), rows, attempts: attempts.made, owners };
}

const held = async () =>
  new Map(
    (await books(kogi.platform.db)).rows.map((row) => [`${row.account} ${row.balance.currency}`, row.balance.minor]),
  );

async function play(order: (news: readonly string[]) => Promise<void>) {
  const before = await held();
  const since = kogi.platform.clock.now();
  const story = await record();
  const recorded = await gatewayNews(kogi, since);
  expect(recorded.map((news) => news.type)).toEqual(RECORDED);
  await order(recorded.map((news) => news.eventId));
  await kogi.platform.jobs.drain();
  return stateOf(story, before);
}

const numbers = RECORDED.map((_, index) => index);
const anyOrder = fc
  .record({
    order: fc.shuffledSubarray(numbers, { minLength: numbers.length }),
    again: fc.array(fc.record({ news: fc.constantFrom(...numbers), place: fc.nat(numbers.length) }), { maxLength: 6 }),
    atOnce: fc.boolean(),
  })
  .map(({ order, again, atOnce }) => ({
    order: again.reduce((all, { news, place }) => all.toSpliced(place, 0, news), order),
    atOnce,
  }));

test(`in ${GAMES} orders (seed ${SEED}), with news doubled, the end is the same`, {
  timeout: (GAMES + 1) * 60_000,
}, async () => {
  const clean = await play(async (news) => {
    for (const eventId of news) {
      await sendNews(kogi, eventId);
      await kogi.platform.jobs.drain();
    }
  });
  expect(clean.rows.map((row) => [row.status, row.dispute])).toEqual([
    ["disputed", "lost"],
    ["completed", null],
    ["completed", null],
  ]);
  await fc.assert(
    fc.asyncProperty(anyOrder, async ({ order, atOnce }) => {
      const state = await play(async (news) => {
        const deliveries = order.map((number) => news[number] ?? "");
        if (atOnce) await Promise.all(deliveries.map((eventId) => sendNews(kogi, eventId)));
        else
          for (const eventId of deliveries) {
            await sendNews(kogi, eventId);
            await kogi.platform.jobs.drain();
          }
      });
      expect(state, JSON.stringify(order.map((number) => RECORDED[number]))).toEqual(clean);
    }),
    {
      numRuns: GAMES,
      seed: SEED,
      endOnFailure: true,
      // The dispute is told and over before the payment is heard of.
      examples: [[{ order: [6, 7, 0, 1, 2, 3, 4, 5], atOnce: false }]],
    },
  );
});
