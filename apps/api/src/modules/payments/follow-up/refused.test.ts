// What the provider refuses outright ends, and nobody's money stays between two accounts.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, earnedBy, payWith, startPaying, testWorks, type Works } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import { books, refundMilestone } from "../index.ts";
import { finishStuck } from "./finish-stuck.ts";

const REFUSED_IBAN = "DE35 3704 0044 0532 0130 02";
const REFUNDS_REFUSED = "4000 0000 0000 5134";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});
afterAll(async () => {
  expect(await runChecks(kogi.platform.db)).toEqual([]);
  for (const sum of (await books(kogi.platform.db)).sums) expect(sum.minor).toBe(0n);
});

test("a payout that the provider refuses fails, and the money is back in the wallet", async () => {
  const earner = await signUp(kogi, { name: "Femi Ade" });
  const payer = await signUp(kogi, { user_type: "client" });
  await earnedBy(kogi, works, { payer, recipient: earner, cents: 100_000n, released: 100_000n });
  const { payments } = earner.api;
  await payments.addPayoutMethod({
    body: { kind: "bank_account", holder_name: "Femi Ade", iban: REFUSED_IBAN, currency: "EUR" },
  });
  await payments.submitIdentity({ body: { legal_name: "Femi Ade", birth_date: "1990-05-01", country: "NG" } });
  await kogi.advance(5 * DAY_MS);
  const body = { amount: { amount: "90000", currency: "EUR" } };
  const { payout_id } = await payments.requestPayout({ body, idempotencyKey: newId() });
  await kogi.settle();
  expect(await payments.getPayout({ params: { payout_id } })).toMatchObject({
    status: "failed",
    failure: { code: "payout_refused" },
  });
  expect((await payments.getWallet()).balances[0]).toMatchObject({
    available: body.amount,
    in_payout: { amount: "0", currency: "EUR" },
  });
  const { data } = await earner.api.notifications.listNotifications();
  expect(data.map((notice) => notice.title)).toContain("The payout of €900.00 did not go through");
  await kogi.advance(HOUR_MS);
  expect(await finishStuck(kogi.platform)).toBe(0);
});

test("a refund that the provider refuses waits as money of the payer, and is tried again before somebody has to look", async () => {
  const payer = await signUp(kogi, { user_type: "client" });
  const work = await works.order(payer, await signUp(kogi), 30_000n);
  const { checkout_url } = await startPaying(payer, work);
  await payWith(kogi, checkout_url, REFUNDS_REFUSED);
  await kogi.settle();
  const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  const admin = await signUp(kogi, { roles: ["admin"] });
  const refund = async () => (await admin.api.payments.listAllRefunds()).data[0];
  expect(await refund()).toMatchObject({
    state: "failed",
    failure_code: "charge_disputed",
    attempts: 0,
    retry_at: expect.any(String),
    can: ["retry"],
  });
  expect(await booksAs(kogi, {})).toContain("suspense refunds EUR");
  await kogi.advance(HOUR_MS + MINUTE_MS);
  expect(await refund()).toMatchObject({ state: "failed", attempts: 1 });
});
