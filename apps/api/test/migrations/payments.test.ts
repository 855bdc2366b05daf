// Old rows of payments, and what migrations make of them.
import { expect, onTestFinished, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { databaseBefore, type OldDatabase } from "#test/old-database.ts";

async function before(migration: string): Promise<OldDatabase> {
  const database = await databaseBefore(migration);
  onTestFinished(() => database.drop());
  return database;
}

const [MONDAY, TUESDAY, FRIDAY] = ["2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", "2026-03-06T10:00:00Z"] as const;

async function insertPayment({ client }: OldDatabase, gateway: string, id = newId()): Promise<string> {
  await client.query(
    `insert into payments.payments (transaction_id, user_id, amount_minor, currency, status, type, reference_id, held_minor,
       lines, description, return_path, gateway, gateway_charge, expires_at, created_at, updated_at, completed_at)
     values ($1, $2, 1000, 'EUR', 'completed', 'subscription', $2, 1000, '[]', 'Work', '/', $3, $4, $5, $5, $5, $5)`,
    [id, newId(), gateway, `ch_${id}`, MONDAY],
  );
  return id;
}

test("every try of a refund that came back keeps its name, the newest and those before it, each once", async () => {
  const old = await before("0306_payments_refund_tries.sql");
  const refund = async (gateway: string, state: string, name: string | null) => {
    const refundId = newId();
    await old.client.query(
      `insert into payments.refunds (refund_id, transaction_id, amount_minor, held_minor, currency, reference, reason, state,
         gateway_refund, created_at, updated_at)
       values ($1::uuid, $2, 1000, 1000, 'EUR', $1::text, 'Agreed', $3, $4, $5, $6)`,
      [refundId, await insertPayment(old, gateway), state, name, MONDAY, FRIDAY],
    );
    return refundId;
  };
  const sandboxTry = (refundId: string, name: string, attempt: string, state: string) =>
    old.client.query(
      `insert into payments.sandbox_refunds (refund_id, idempotency_key, charge_id, amount_minor, state, created_at)
       values ($1, $2, 'ch', 1000, $3, $4)`,
      [name, `${refundId}${attempt}`, state, TUESDAY],
    );
  const atStripe = await refund("stripe", "failed", "re_stripe");
  const givenUp = await refund("sandbox", "failed", "re_second");
  await sandboxTry(givenUp, "re_first", "", "failed");
  await sandboxTry(givenUp, "re_second", ":1", "failed");
  const triedAnew = await refund("sandbox", "done", "re_good");
  await sandboxTry(triedAnew, "re_bad", "", "failed");
  await sandboxTry(triedAnew, "re_good", ":1", "done");
  await refund("stripe", "done", "re_done");
  await refund("stripe", "failed", null);

  await old.catchUp();
  const { rows } = await old.client.query(
    "select gateway, gateway_refund, refund_id, came_back_at from payments.refund_tries order by gateway_refund",
  );
  expect(rows.map((row) => [row.gateway, row.gateway_refund, row.refund_id, row.came_back_at])).toEqual([
    ["sandbox", "re_bad", triedAnew, new Date(TUESDAY)],
    ["sandbox", "re_first", givenUp, new Date(TUESDAY)],
    ["sandbox", "re_second", givenUp, new Date(FRIDAY)],
    ["stripe", "re_stripe", atStripe, new Date(FRIDAY)],
  ]);
});

test("a charge of a saved card is dated by its payment, whatever touched it since, and what was not charged by nothing", async () => {
  const old = await before("0307_payments_method_charged_at.sql");
  const charge = async (state: string, gatewayCharge: string | null) => {
    const chargeId = newId();
    await old.client.query(
      `insert into payments.method_charges (method_charge_id, user_id, saved_method_id, purpose, reference, amount_minor,
         currency, description, return_path, state, gateway, gateway_charge, created_at, updated_at)
       values ($1::uuid, $1::uuid, $1::uuid, 'subscription', $1::text, 1000, 'EUR', 'Plus', '/', $2, 'stripe', $3, $4, $5)`,
      [chargeId, state, gatewayCharge, MONDAY, FRIDAY],
    );
    return chargeId;
  };
  const paid = await charge("paid", "ch_1");
  await insertPayment(old, "stripe", paid);
  const processing = await charge("processing", "ch_2");
  const declined = await charge("declined", null);

  await old.catchUp();
  const { rows } = await old.client.query("select method_charge_id, charged_at from payments.method_charges");
  expect(new Map(rows.map((row) => [row.method_charge_id, row.charged_at]))).toEqual(
    new Map([
      [paid, new Date(MONDAY)],
      [processing, new Date(FRIDAY)],
      [declined, null],
    ]),
  );
});

test("what cleared before its age was kept is as old as the oldest payment of its milestone by then", async () => {
  const old = await before("0342_payments_held_since.sql");
  const [milestone, other] = [newId(), newId()];
  const lot = async (payment: string, at: string) =>
    old.client.query(
      `insert into payments.protected_lots (lot_id, reference_id, transaction_id, payer_id, recipient_id, currency,
         amount_minor, left_minor, created_at) values ($1, $2, $3, $1, $1, 'EUR', 1000, 0, $4)`,
      [newId(), milestone, payment, at],
    );
  const clearing = async (reference: string, at: string) => {
    const id = newId();
    await old.client.query(
      `insert into payments.clearings (clearing_id, user_id, payer_id, reference_id, reference, gross_minor, net_minor, currency,
         description, days, reason, clearing_rule_id, fee_rule_id, fee_lines, created_at, available_at)
       select $1::uuid, $1::uuid, $1::uuid, $2, $1::text, 1000, 900, 'EUR', 'Work', 5, 'First', clearing_rule_id, fee_rule_id,
         '[]', $3, $3 from payments.clearing_rules, payments.fee_rules limit 1`,
      [id, reference, at],
    );
    return id;
  };
  // Moved here on Tuesday, charged on Monday.
  await lot(await insertPayment(old, "stripe"), TUESDAY);
  const first = await clearing(milestone, FRIDAY);
  const without = await clearing(other, FRIDAY);
  await old.catchUp();
  const { rows } = await old.client.query("select clearing_id, held_since from payments.clearings");
  const ages = new Map(rows.map((row) => [row.clearing_id, row.held_since]));
  expect([ages.get(first), ages.get(without)]).toEqual([new Date(MONDAY), new Date(FRIDAY)]);
});

test("a payment of which a bank holds or has kept a part is disputed again, though a refund said otherwise", async () => {
  const old = await before("0480_payments_disputed_stays.sql");
  const payment = async (status: string, chargeback: string | null) => {
    const id = await insertPayment(old, "stripe");
    await old.client.query("update payments.payments set status = $2 where transaction_id = $1", [id, status]);
    if (chargeback !== null)
      await old.client.query(
        `insert into payments.chargebacks (chargeback_id, transaction_id, gateway, gateway_dispute, amount_minor, currency,
           reason, status, fee_minor, opened_at, updated_at, ended_at)
         values ($1::uuid, $2, 'stripe', $1::text, 400, 'EUR', 'fraudulent', $3, 0, $4, $4, $5)`,
        [newId(), id, chargeback, MONDAY, chargeback === "held" ? null : FRIDAY],
      );
    return id;
  };
  const expected = new Map([
    [await payment("partially_refunded", "lost"), "disputed"],
    [await payment("refunded", "held"), "disputed"],
    [await payment("partially_refunded", "won"), "partially_refunded"],
    [await payment("refunded", null), "refunded"],
  ]);
  await old.catchUp();
  const { rows } = await old.client.query("select transaction_id, status from payments.payments");
  expect(new Map(rows.map((row) => [row.transaction_id, row.status]))).toEqual(expected);
});
