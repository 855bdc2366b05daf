import { beforeAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { answeredAgain } from "#test/lost-answers.ts";
import { booksAs, payWith, signBackIn, startPaying, testWorks, type Works } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { refundMilestone } from "../index.ts";

const REFUNDS_COME_BACK = "4000 0000 0000 5126";

const kogi = world();
let works: Works;
beforeAll(() => {
  works = testWorks(kogi);
});

test("a refund that the bank sends back is tried again, then somebody has to look, and no cent is lost", async () => {
  const payer = await signUp(kogi, { user_type: "client" });
  const work = await works.order(payer, await signUp(kogi), 30_000n);
  const payment = await startPaying(payer, work);
  await payWith(kogi, payment.checkout_url, REFUNDS_COME_BACK);
  await kogi.settle();
  const order = { milestoneId: work.workId, reference: `cancel:${work.workId}`, reason: "Both agreed." };
  await kogi.platform.inTransaction((tx) => refundMilestone(tx, kogi.platform, order));
  await kogi.settle();
  const admin = await signUp(kogi, { roles: ["admin"] });
  const refundOf = async (who = admin) => (await who.api.payments.listAllRefunds()).data[0];
  expect(await refundOf()).toMatchObject({ state: "done", attempts: 0 });
  const params = { refund_id: (await refundOf())?.refund_id ?? "" };
  const retry = (who = admin, idempotencyKey = newId()) => who.api.payments.retryRefund({ params, idempotencyKey });
  expect(await refusal(retry())).toMatchObject({ status: 409, code: "refund.not_failed" });

  await kogi.advance(2 * DAY_MS);
  const failed = await refundOf();
  expect(failed).toMatchObject({ state: "failed", attempts: 0, can: ["retry"] });
  expect(failed?.retry_at).not.toBeNull();
  const needSomebody = async (who = admin) =>
    (await who.api.admin.readOverview()).figures.find(({ figure }) => figure === "failed_refunds")?.count;
  // It is tried again by itself.
  expect(await needSomebody()).toBe(0);
  const seenBy = async (who: typeof payer) =>
    (await who.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } })).refunds;
  expect(await seenBy(payer)).toMatchObject([{ state: "failed", retry_at: failed?.retry_at }]);
  expect(await booksAs(kogi, {})).toContain("suspense refunds EUR");
  const { data } = await payer.api.notifications.listNotifications();
  expect(data.map((notice) => notice.title).join()).toContain("Your bank did not take the refund");

  await kogi.advance(HOUR_MS);
  expect(await refundOf()).toMatchObject({ state: "done", attempts: 1 });
  expect(await booksAs(kogi, {})).not.toContain("suspense refunds");
  for (const wait of [2 * DAY_MS, DAY_MS, 2 * DAY_MS, 3 * DAY_MS, 2 * DAY_MS]) await kogi.advance(wait);
  const later = await signBackIn(kogi, admin);
  expect(await refundOf(later)).toMatchObject({ state: "failed", attempts: 3, retry_at: null });
  expect(await needSomebody(later)).toBe(1);
  expect(await seenBy(await signBackIn(kogi, payer))).toMatchObject([{ state: "failed", retry_at: null }]);
  expect(await answeredAgain(kogi, (key) => retry(later, key))).toMatchObject({ state: "processing", attempts: 4 });
  await kogi.settle();
});
