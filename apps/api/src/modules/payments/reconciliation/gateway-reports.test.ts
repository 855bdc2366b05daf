// What the provider says that it holds is kept at each comparison, and the books are held against it.
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, paidWork, signBackIn, testWorks } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { refundMilestone } from "../index.ts";

const kogi = world();
let admin: Person;

beforeAll(async () => {
  admin = await signUp(kogi, { roles: ["admin"] });
});

async function compare(): Promise<readonly string[]> {
  await kogi.advance(1_000);
  admin = await signBackIn(kogi, admin);
  await admin.api.payments.adminReconcile({});
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  return data.map((one) => `${one.kind} ${one.class}`);
}

test("honest books agree with what the provider holds, also while a payout and a refund are on their way", async () => {
  const [payer, works] = [await signUp(kogi, { user_type: "client" }), testWorks(kogi)];
  let earner = await signUp(kogi, { name: "Femi Ade" });
  await earner.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: "DE89370400440532013000", currency: "EUR" },
  });
  await earnedBy(kogi, works, { payer, recipient: earner, cents: 100_000n, released: 100_000n });
  const { work } = await paidWork(kogi, works, { payer, recipient: earner, cents: 20_000n });
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  await kogi.advance(15 * DAY_MS);
  earner = await signBackIn(kogi, earner);
  // Its bank takes days to answer.
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, {
    ...gateway,
    fetchPayout: async ({ id }) => ({ id, state: "processing", failureCode: null }),
  });
  await earner.api.payments.requestPayout({
    body: { amount: { amount: "50000", currency: "EUR" } },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  expect(await compare()).toEqual([]);
  expect(await runChecks(kogi.platform.db)).toEqual([]);
  const { rows } = await sql`select currency, in_flight from payments.gateway_reports`.execute(kogi.platform.db);
  expect(rows).toEqual([{ currency: "EUR", in_flight: -50_000n }]);

  // Booked, and its job has not asked the provider yet.
  const order = { milestoneId: work.workId, reference: "cancel", reason: "Both agreed." };
  await kogi.platform.inTransaction(async (tx) => {
    await refundMilestone(tx, kogi.platform, order);
    await sql`delete from pgboss.job where name = 'payments.send_refund'`.execute(tx);
  });
  expect(await compare()).toEqual([]);
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});

test("a cent that is gone at the provider breaks the check of the books, until somebody books it", async () => {
  await sql`update payments.sandbox_transactions set fee_minor = fee_minor + 1 where transaction_no in
    (select min(transaction_no) from payments.sandbox_transactions where kind = 'charge')`.execute(kogi.platform.db);
  expect(await compare()).toEqual(["balance balance"]);
  expect((await runChecks(kogi.platform.db)).map(({ check, subject }) => `${check}: ${subject}`)).toEqual([
    "10-gateway-agrees: gateway sandbox in EUR",
  ]);
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true } });
  await admin.api.payments.adminBookBreak({
    params: { break_id: data[0]?.break_id ?? "" },
    body: { reason: "Their fee has changed." },
    idempotencyKey: newId(),
  });
  expect(await runChecks(kogi.platform.db)).toEqual([]);
  expect(await compare()).toEqual([]);
  expect(await runChecks(kogi.platform.db)).toEqual([]);
});
