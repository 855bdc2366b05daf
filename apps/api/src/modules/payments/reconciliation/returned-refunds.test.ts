// Refunds that their bank sends back, compared while the list still has their return and no longer their way out.
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { paidWork, payWith, signBackIn, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { refundMilestone } from "../index.ts";

const REFUNDS_COME_BACK = "4000 0000 0000 5126";

const kogi = world();
let works: Works;
let admin: Person;
beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
});

async function breaks(): Promise<readonly string[]> {
  admin = await signBackIn(kogi, admin);
  await admin.api.payments.adminReconcile({});
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  return data.map((one) => `${one.kind} ${one.class} ${one.ours?.amount} ${one.theirs?.amount}`);
}

test("each try that came back is found by its name, however long ago it went out", async () => {
  const payer = await signUp(kogi, { user_type: "client" });
  const work = await works.order(payer, await signUp(kogi), 30_000n);
  const payment = await startPaying(payer, work);
  await payWith(kogi, payment.checkout_url, REFUNDS_COME_BACK);
  await kogi.settle();
  await kogi.advance(DAY_MS);
  const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  // Four tries, each back after two days; the waits between them are the product's.
  for (const wait of [2 * DAY_MS, HOUR_MS, 2 * DAY_MS, DAY_MS, 2 * DAY_MS, 3 * DAY_MS, 2 * DAY_MS])
    await kogi.advance(wait);
  const { rows } = await sql<{ kind: string; at: Date }>`
    select kind, created_at as at from payments.sandbox_transactions where kind like 'refund%'
    order by transaction_no`.execute(kogi.platform.db);
  expect(rows.map((row) => row.kind)).toEqual(Array(4).fill(["refund", "refund_failed"]).flat());
  expect(await breaks()).toEqual([]);
  for (const out of rows.filter((row) => row.kind === "refund")) {
    // A day after it left the list: its return is within for one more day.
    await kogi.advance(out.at.getTime() + 46 * DAY_MS - kogi.platform.clock.now().getTime());
    expect(await breaks()).toEqual([]);
  }
});

test("what goes back leaves the half that the provider takes it from: each half of the books is what the provider says", async () => {
  const payer = await signUp(kogi, { user_type: "client" });
  const recipient = await signUp(kogi);
  const { work } = await paidWork(kogi, works, { payer, recipient, cents: 40_000n });
  await kogi.advance(8 * DAY_MS);
  const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  await paidWork(kogi, works, { payer, recipient, cents: 9_000n });
  expect(await breaks()).toEqual([]);
  const { rows } = await sql<{ kind: string; minor: bigint }>`
    select kind, -posted as minor from payments.balances
    where owner_kind = 'platform' and owner_id = 'sandbox' and currency = 'EUR'
      and kind in ('gateway_available', 'gateway_pending') order by kind`.execute(kogi.platform.db);
  const theirs = (await gatewayOf(kogi.platform).balances()).find((one) => one.available.currency === "EUR");
  expect(rows).toEqual([
    { kind: "gateway_available", minor: theirs?.available.minor },
    { kind: "gateway_pending", minor: theirs?.pending.minor },
  ]);
  expect(theirs?.pending.minor).toBeGreaterThan(8_000n);
});

test("where the ledger and the provider hold the same, the balance is no difference, whatever else is", async () => {
  const at = new Date(kogi.platform.clock.now().getTime() - 2 * DAY_MS);
  await kogi.platform.inTransaction((tx) =>
    sql`insert into payments.sandbox_transactions
      (kind, source, amount_minor, fee_minor, currency, created_at, available_at)
      values ('charge', 'ch_of_nobody', 500, 500, 'EUR', ${at}, ${at})`.execute(tx),
  );
  expect(await breaks()).toEqual(["charge unknown_inflow undefined 500"]);
});
