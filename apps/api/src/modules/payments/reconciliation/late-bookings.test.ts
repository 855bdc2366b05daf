// What is dated otherwise here than at the provider, compared while it leaves the range.
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { paidWork, signBackIn, testWorks } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { subscribe } from "#test/subscribing.ts";
import { world } from "#test/world.ts";

const RANGE_DAYS = 35;

const kogi = world();
let admin: Person;
beforeAll(async () => {
  admin = await signUp(kogi, { roles: ["admin"] });
});

async function breaks(): Promise<readonly string[]> {
  admin = await signBackIn(kogi, admin);
  await admin.api.payments.adminReconcile({});
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  return data.map((one) => `${one.kind} ${one.class}`);
}

test("a plan's charge that is touched long after it was made is no difference", async () => {
  await subscribe(kogi, "plus");
  const [charge] = await kogi.platform.db.selectFrom("payments.method_charges").selectAll().execute();
  expect(charge).toMatchObject({ state: "paid" });
  expect(charge?.charged_at).toEqual(charge?.updated_at);
  await kogi.advance((RANGE_DAYS + 20) * DAY_MS);
  // As a change of the schema, or of anything else in the row, would leave it.
  await kogi.platform.inTransaction((tx) =>
    tx
      .updateTable("payments.method_charges")
      .set({ updated_at: kogi.platform.clock.now() })
      .where("method_charge_id", "=", charge?.method_charge_id ?? "")
      .execute(),
  );
  await kogi.advance(2 * DAY_MS);
  expect(await breaks()).toEqual([]);
});

test("a charge that was booked late, its news lost, is no difference on the day between its two dates", async () => {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { payment } = await paidWork(kogi, testWorks(kogi), { payer, recipient, cents: 20_000n });
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .select(["gateway_charge", "completed_at"])
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  await kogi.platform.inTransaction((tx) =>
    sql`update payments.sandbox_transactions set created_at = created_at - interval '6 hours'
      where source = ${row.gateway_charge}`.execute(tx),
  );
  const booked = row.completed_at?.getTime() ?? 0;
  await kogi.advance(booked + RANGE_DAYS * DAY_MS - HOUR_MS - kogi.platform.clock.now().getTime());
  expect(await breaks()).toEqual([]);
});

test("a balance that differed longer ago than the range and agrees again is gone with the next comparison", async () => {
  const keepMore = (cents: number) =>
    sql`update payments.sandbox_transactions set fee_minor = fee_minor + ${cents}
      where transaction_no = (select min(transaction_no) from payments.sandbox_transactions)`.execute(kogi.platform.db);
  await keepMore(1);
  expect(await breaks()).toEqual(["balance balance"]);
  await kogi.advance((RANGE_DAYS + 5) * DAY_MS);
  await keepMore(-1);
  await breaks();
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true } });
  expect(data).toMatchObject([{ kind: "balance", still_there: false }]);
});
