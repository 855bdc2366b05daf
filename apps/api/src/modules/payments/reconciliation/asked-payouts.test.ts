// The nightly comparison asks about each payout while its bank may still change its mind, and no longer.
import { sql } from "kysely";
import { beforeAll, expect, test, vi } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { earnedBy, signBackIn, testWorks } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { gatewayOf } from "../gateway/gateway.ts";

const kogi = world({}, { spoils: "all" });
let admin: Person;
let earner: Person;
beforeAll(async () => {
  admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  earner = await signUp(kogi, { name: "Femi Ade" });
  const payer = await signUp(kogi, { user_type: "client" });
  await earner.api.payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: "DE89370400440532013000", currency: "EUR" },
  });
  await earner.api.payments.submitIdentity({
    body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" },
  });
  await earnedBy(kogi, testWorks(kogi), { payer, recipient: earner, cents: 100_000n, released: 100_000n });
  await days(6);
});

async function days(count: number): Promise<void> {
  await kogi.advance(count * DAY_MS);
  [admin, earner] = [await signBackIn(kogi, admin), await signBackIn(kogi, earner)];
}
async function paidOut(cents: number): Promise<string> {
  const body = { amount: { amount: String(cents), currency: "EUR" } };
  const { payout_id } = await earner.api.payments.requestPayout({ body, idempotencyKey: newId() });
  await kogi.settle();
  return payout_id;
}
/** The payouts that a comparison asks about, by our names. */
async function askedAbout(): Promise<readonly string[]> {
  const asked = vi.spyOn(gatewayOf(kogi.platform), "fetchPayout");
  await admin.api.payments.adminReconcile({});
  const names = asked.mock.calls.map(([{ id }]) => id);
  asked.mockRestore();
  const rows = await kogi.platform.db.selectFrom("payments.payouts").select(["payout_id", "gateway_payout"]).execute();
  return rows.filter((row) => names.includes(row.gateway_payout ?? "")).map((row) => row.payout_id);
}
const tamper = (statement: ReturnType<typeof sql>) => kogi.platform.inTransaction((tx) => statement.execute(tx));

test("a payout that was paid weeks ago is not asked about any more, unless it differed", async () => {
  const old = await paidOut(10_000);
  const differs = await paidOut(20_000);
  await days(2);
  expect((await askedAbout()).toSorted()).toEqual([old, differs].toSorted());
  await tamper(sql`delete from payments.sandbox_payouts where amount_minor = 20000`);
  expect(await askedAbout()).toHaveLength(2);
  await days(20);
  const young = await paidOut(30_000);
  await days(2);
  expect((await askedAbout()).toSorted()).toEqual([differs, young].toSorted());
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  expect(data.filter((one) => one.kind === "payout_state")).toMatchObject([{ still_there: true }]);
});

test("one that its bank never answered is asked about as long as the comparison reaches", async () => {
  await tamper(sql`update payments.payouts set status = 'processing' where amount_minor = 10000`);
  expect(await askedAbout()).toHaveLength(3);
});

test("the comparison has an hour before it is taken for dead, also where an older release had made its queue", async () => {
  const hour = sql<{
    expire_seconds: number;
  }>`select expire_seconds from pgboss.queue where name = 'payments.reconcile'`;
  const read = async () => (await hour.execute(kogi.platform.db)).rows;
  expect(await read()).toEqual([{ expire_seconds: 3_600 }]);
  await kogi.platform.owner((db) =>
    db.query("update pgboss.queue set expire_seconds = 300 where name = 'payments.reconcile'"),
  );
  await kogi.platform.jobs.start();
  expect(await read()).toEqual([{ expire_seconds: 3_600 }]);
});
