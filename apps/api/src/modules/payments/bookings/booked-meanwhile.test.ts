// A difference that somebody books while the comparison runs, or before its news come once more: it is not there twice.
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { paidWork, releaseWork, signBackIn, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { plantMovement, refundByHand } from "#test/provider-desk.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { emit } from "../gateway/sandbox/events.ts";
import { reconcile } from "../reconciliation/reconcile.ts";

const kogi = world();
let works: Works;
let admin: Person;
beforeAll(async () => {
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
});
beforeEach(async () => {
  await kogi.advance(2 * DAY_MS);
  admin = await signBackIn(kogi, admin);
});
// Every story ends with books that agree with the provider.
afterAll(async () => {
  await compare();
  expect(await open()).toEqual([]);
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

const desk = () => admin.api.payments;
async function compare() {
  await kogi.advance(1_000);
  return desk().adminReconcile({});
}
const open = async () => (await desk().adminListBreaks({ query: { open: true, limit: 100 } })).data;
const names = async () => (await open()).map((one) => `${one.kind} ${one.source}`).toSorted();
async function book(source: string) {
  const one = (await open()).find((row) => row.source === source);
  return desk().adminBookBreak({
    params: { break_id: one?.break_id ?? "" },
    body: { reason: "Support did it by hand.", bearer: "kogi" },
    idempotencyKey: newId(),
  });
}

/** A comparison that has read both sides and has written nothing down yet. */
async function whileComparing(work: () => Promise<unknown>) {
  await kogi.advance(1_000);
  const { platform } = kogi;
  let worked = false;
  const seen: Platform = {
    ...platform,
    async inTransaction(write) {
      if (!worked) await work();
      worked = true;
      return platform.inTransaction(write);
    },
  };
  useGateway(seen, gatewayOf(platform));
  return reconcile(seen);
}

async function paid() {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { work, payment } = await paidWork(kogi, works, { payer, recipient, cents: 20_000n });
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .select(["gateway_charge", "amount_minor"])
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  return { work, charge: row.gateway_charge ?? "", total: row.amount_minor };
}

test("later news of a refund that was booked as money under inquiry book and freeze nothing again", async () => {
  const { work, charge, total } = await paid();
  // More than was paid: no refund of this payment alone.
  const refund = await refundByHand(kogi, { charge, minor: total + 1n });
  expect(await book(refund)).toMatchObject({ bookings: [{ kind: "suspense", status: "in_force" }] });
  await kogi.platform.inTransaction((tx) => emit(tx, kogi.platform, "refund.updated", refund));
  await kogi.settle();
  expect(await names()).toEqual([]);
  await releaseWork(kogi, work);
});

test("a refund that is booked while the comparison runs is not opened, nor its money frozen, by what that had read", async () => {
  const { work, charge, total } = await paid();
  const refund = await refundByHand(kogi, { charge, minor: total / 2n });
  expect(await whileComparing(() => book(refund))).toMatchObject({ isNew: 0 });
  expect(await names()).toEqual([]);
  await releaseWork(kogi, work, 10_000n);
});

test("nor is money of nobody, beside another difference that stays", async () => {
  await plantMovement(kogi, { kind: "charge", source: "ch_booked", minor: 600n });
  await plantMovement(kogi, { kind: "charge", source: "ch_open", minor: 700n });
  await compare();
  await whileComparing(() => book("ch_booked"));
  expect(await names()).toEqual(["charge ch_open"]);
  await book("ch_open");
});

test("nor is a balance", async () => {
  await sql`update payments.sandbox_transactions set fee_minor = fee_minor + 1 where source = 'ch_booked'`.execute(
    kogi.platform.db,
  );
  await compare();
  await whileComparing(() => book("sandbox:EUR"));
  expect(await names()).toEqual([]);
});

test("a refund that is heard of while the comparison runs is not gone because that had not read it", async () => {
  const { charge, total } = await paid();
  let refund = "";
  await whileComparing(async () => {
    refund = await refundByHand(kogi, { charge, minor: total });
  });
  expect(await open()).toMatchObject([{ source: refund, still_there: true }]);
  await book(refund);
});
