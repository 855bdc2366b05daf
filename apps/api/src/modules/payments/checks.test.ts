// The checks of this module's own tables speak up when something is wrong: each is shown a fault, then it is undone.
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, paidWork, payWith, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { checkBooks, reportChecks } from "../../../../../db/checks/run.ts";
import { refundMilestone } from "./index.ts";

const kogi = world();

beforeAll(async () => {
  const works = testWorks(kogi);
  const payer = await signUp(kogi, { user_type: "client" });
  const recipient = await signUp(kogi);
  await earnedBy(kogi, works, { payer, recipient, cents: 100_000n, released: 40_000n });
  const { work } = await paidWork(kogi, works, { payer, recipient, cents: 50_000n });
  const refund = { milestoneId: work.workId, reference: "cancel", reason: "Both sides agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, refund));
  await kogi.settle();
  await orderRefunds(works, payer, recipient);
  await disputeAndKeep(works, payer);
});

/** One that is in force, and one that waits for a second administrator. */
async function orderRefunds(works: Works, payer: Person, recipient: Person): Promise<void> {
  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  for (const cents of [20_000n, 300_000n]) {
    const { payment } = await paidWork(kogi, works, { payer, recipient, cents });
    const params = { transaction_id: payment.transaction_id };
    const body = { bearer: "kogi", reason: "Charged twice." } as const;
    await admin.api.payments.orderRefund({ params, body, idempotencyKey: newId() });
  }
  await kogi.settle();
}

/**
 * A card payment that was lost to its payer's bank and one that is disputed still; of what their earner earns meanwhile a
 * tenth is kept back.
 */
async function disputeAndKeep(works: Works, payer: Person): Promise<void> {
  const earner = await signUp(kogi);
  const disputed = async () => {
    const client = await signUp(kogi, { user_type: "client" });
    const work = await works.order(client, earner, 20_000n);
    const { checkout_url } = await startPaying(client, work);
    await payWith(kogi, checkout_url, "4000 0000 0000 0259");
    await kogi.settle();
  };
  await disputed();
  await earnedBy(kogi, works, { payer, recipient: earner, cents: 30_000n, released: 30_000n });
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(15 * DAY_MS);
  await disputed();
  await kogi.advance(DAY_MS + 1);
  // Something that clears still.
  const client = await signUp(kogi, { user_type: "client" });
  await earnedBy(kogi, works, { payer: client, recipient: earner, cents: 10_000n, released: 10_000n });
}

class Undone extends Error {}

async function brokenBy(statement: string): Promise<readonly string[]> {
  let broken: readonly string[] = [];
  const attempt = kogi.platform.inTransaction(async (tx) => {
    await sql.raw(statement).execute(tx);
    broken = [...new Set((await checkBooks(tx)).violations.map((violation) => violation.check))];
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
  return broken;
}

test("sound books break nothing, and none of these checks is skipped", async () => {
  const { violations, skipped } = await reportChecks(kogi.platform.db);
  expect(violations).toEqual([]);
  expect(skipped.filter((check) => /^(08|09|17|18|19|20)/.test(check))).toEqual([]);
});

test("what is due is due by Kogi's clock, where a server asks", async () => {
  const attempt = kogi.platform.inTransaction(async (tx) => {
    const id = newId();
    const owed = { occasion: "refund", id, owed_at: new Date("2030-01-01") };
    await tx.insertInto("payments.owed_documents").values(owed).execute();
    expect((await checkBooks(tx)).violations).toEqual([]);
    await sql`select set_config('kogi.now', '2030-01-03T00:00:00Z', true)`.execute(tx);
    const found = (await checkBooks(tx)).violations.filter(({ subject }) => subject === `refund ${id}`);
    expect(found).toMatchObject([{ check: "20-documents-are-issued" }]);
    throw new Undone();
  });
  await expect(attempt).rejects.toThrow(Undone);
});

test("there is one of each to be broken", async () => {
  const { db } = kogi.platform;
  const states = await db.selectFrom("payments.chargebacks").select("status").orderBy("status").execute();
  expect(states.map((row) => row.status)).toEqual(["held", "lost"]);
  const reserves = await db.selectFrom("payments.reserves").select("left_minor").execute();
  expect(reserves.map((row) => row.left_minor > 0n)).toEqual([true]);
});

test.each([
  [
    "08-ended-chargebacks-hold-nothing",
    "update payments.chargebacks set status = 'won', ended_at = updated_at where status = 'held'",
  ],
  [
    "08-ended-chargebacks-hold-nothing",
    "update payments.chargebacks set status = 'held', ended_at = null where status = 'lost'",
  ],
  [
    "08-ended-chargebacks-hold-nothing",
    "update payments.chargebacks set amount_minor = amount_minor - 1 where status = 'held'",
  ],
  ["08-ended-chargebacks-hold-nothing", "update payments.chargebacks set currency = 'USD' where status = 'held'"],
  ["09-reserves-equal-accounts", "update payments.reserves set left_minor = left_minor - 1"],
  ["09-reserves-equal-accounts", "update payments.reserves set released_at = release_at"],
  ["09-reserves-equal-accounts", "update payments.reserves set currency = 'USD'"],
  ["09-lots-equal-escrow", "update payments.protected_lots set left_minor = left_minor - 1 where left_minor > 0"],
  ["09-lots-equal-escrow", "delete from payments.protected_lots"],
  ["09-clearings-equal-accounts", "update payments.clearings set net_minor = net_minor - 1"],
  ["09-clearings-equal-accounts", "update payments.clearings set cleared_at = available_at"],
  [
    "17-invoice-numbers-without-gaps",
    "update payments.invoice_counters set last_number = last_number + 1 where series = 'R'",
  ],
  ["18-refunds-sum", "update payments.payments set refunded_minor = refunded_minor - 1 where refunded_minor > 0"],
  ["18-refunds-sum", "update payments.payments set status = 'completed' where status = 'refunded'"],
  ["18-refunds-sum", "delete from payments.refunds"],
  ["09-refunds-equal-account", "update payments.refunds set state = 'failed' where state = 'done'"],
  ["18-taken-payments-are-disputed", "update payments.payments set status = 'completed' where status = 'disputed'"],
  ["19-refund-orders-sum", "update payments.refund_orders set held_minor = held_minor - 1 where status = 'in_force'"],
  ["19-refund-orders-sum", "update payments.refund_orders set status = 'declined' where status = 'in_force'"],
  ["19-refund-orders-sum", "update payments.refund_orders set status = 'in_force' where status = 'proposed'"],
  [
    "19-refund-orders-sum",
    "insert into payments.refund_order_parts select refund_order_id, transaction_id, 1 from payments.refund_orders",
  ],
  [
    "20-documents-are-issued",
    "update payments.clearings set clearing_id = gen_random_uuid(), created_at = now() - interval '2 days' where clearing_id not in (select clearing_id from payments.reserves)",
  ],
  [
    "20-documents-are-issued",
    "insert into payments.owed_documents values ('payment', gen_random_uuid(), now() - interval '2 days')",
  ],
])("%s notices: %s", async (check, statement) => {
  expect(await brokenBy(statement)).toContain(check);
});
