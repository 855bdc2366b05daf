// A charge goes back, and the provider keeps what it took for it: whoever the pack says bears that, and nobody else.
import { beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { type BearerPack, packsOfEachBearer } from "#test/fee-packs.ts";
import { eur } from "#test/hiring.ts";
import { booksAs, earnedBy, paidWork, payBy, startPaying, testWorks, type Work, type Works } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import type { LostPayer } from "../fees/fee.rules.ts";
import { lostProcessing } from "./lost-processing.ts";
import { moveProtected } from "./move-protected.ts";
import { refundMilestone } from "./refund-milestone.ts";
import { splitMilestone } from "./split-milestone.ts";

const kogi = world();
let works: Works;
let packs: readonly BearerPack[];
beforeAll(async () => {
  works = testWorks(kogi);
  packs = await packsOfEachBearer(kogi);
});

/** The same orders under this bearer's pack. */
const under = (bearer: LostPayer): Works => ({
  order: async (...deal) =>
    Object.assign(await works.order(...deal), { feeRuleId: packs.find((pack) => pack.bearer === bearer)?.feeRuleId }),
});
const pair = async () => {
  const [payer, recipient] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  return { payer, recipient };
};
const refund = (
  work: Work,
  cents: number,
  reference = `test:${newId()}`,
  why: { keeping?: string; isHeldTooLong?: boolean } = {},
) =>
  kogi.platform.inTransaction((tx) =>
    refundMilestone(tx, kogi.platform, {
      ...why,
      milestoneId: work.workId,
      amount: money(BigInt(cents), "EUR"),
      reference,
      reason: "Agreed.",
    }),
  );
const has = async (account: string, names: Record<string, string> = {}) => {
  const line = (await booksAs(kogi, names)).split("\n").find((one) => one.startsWith(`${account} EUR `));
  return Math.round(Number(line?.split(" ").at(-1) ?? 0) * 100);
};
const feeFor = ({ lines }: { lines: readonly { kind: string; amount: { amount: string } }[] }) =>
  Number(lines.find((line) => line.kind === "processing")?.amount.amount);

test.for([
  ["platform", "whole", [50_000]],
  ["platform", "in parts", [12_345, 1, 37_654]],
  ["payer", "whole", [50_000]],
  ["payer", "in parts", [12_345, 1, 37_654]],
  ["recipient", "whole", [50_000]],
  ["recipient", "in parts", [12_345, 1, 37_654]],
] as const)(
  "what the %s bears of money that goes back %s is the fee for it, to the cent",
  async ([bearer, , parts]) => {
    const { payer, recipient } = await pair();
    await earnedBy(kogi, works, { payer, recipient, cents: 40_000n, released: 40_000n });
    const names = { [recipient.userId]: "ada" };
    const [kept, borne] = [await has("revenue processing"), await has("revenue processing_borne")];
    const { work, payment } = await paidWork(kogi, under(bearer), { payer, recipient, cents: 50_000n });
    const fee = feeFor(payment);
    expect(fee).toBeGreaterThan(0);
    const key = `test:${newId()}`;
    for (const [place, cents] of parts.entries()) {
      await refund(work, cents, `${key}:${place}`);
      await refund(work, cents, `${key}:${place}`);
    }
    await kogi.settle();
    const { payments } = payer.api;
    const seen = await payments.getPayment({ params: { transaction_id: payment.transaction_id } });
    expect(seen.status).toBe("refunded");
    const lost = Number(payment.amount.amount) - Number(seen.refunded_amount.amount);
    const change = {
      payer: lost,
      recipient: 36_000 - (await has("clearing user:ada", names)),
      kept: (await has("revenue processing")) - kept,
      borne: (await has("revenue processing_borne")) - borne,
    };
    const nothing = { payer: 0, recipient: 0, kept: 0, borne: 0 };
    const expected = {
      platform: nothing,
      payer: { ...nothing, payer: fee, kept: fee },
      recipient: { ...nothing, recipient: fee, borne: fee },
    };
    expect(change).toEqual(expected[bearer]);
    const notices = await recipient.api.notifications.listNotifications({ query: { limit: 100 } });
    const told = notices.data.filter((notice) => notice.kind === "payments.processing_borne");
    expect(told.length > 0).toBe(bearer === "recipient");
  },
);

test("of a division the freelancer bears the client's part out of their own", async () => {
  const { payer, recipient } = await pair();
  const { work, payment } = await paidWork(kogi, under("recipient"), { payer, recipient, cents: 50_000n });
  await kogi.platform.inTransaction((tx) =>
    splitMilestone(tx, kogi.platform, {
      milestoneId: work.workId,
      clientId: payer.userId,
      freelancerId: recipient.userId,
      feeRuleId: work.feeRuleId,
      toFreelancer: money(25_000n, "EUR"),
      toClient: money(25_000n, "EUR"),
      reference: `decision:${work.workId}`,
      reason: "Half was delivered.",
      description: "A mark for a bakery",
    }),
  );
  await kogi.settle();
  const half = Math.round(feeFor(payment) / 2);
  const left = await has("clearing user:ada", { [recipient.userId]: "ada" });
  expect(Math.abs(22_500 - half - left)).toBeLessThanOrEqual(1);
  expect(left).toBeLessThan(22_500);
});

test("who has nothing here owes nothing later: what is missing is Kogi's", async () => {
  const { payer, recipient } = await pair();
  const borne = await has("revenue processing_borne");
  const { work, payment } = await paidWork(kogi, under("recipient"), { payer, recipient, cents: 50_000n });
  await refund(work, 50_000);
  await kogi.settle();
  const { payments } = payer.api;
  const seen = await payments.getPayment({ params: { transaction_id: payment.transaction_id } });
  expect(seen.refunded_amount).toEqual(payment.amount);
  expect(await has("revenue processing_borne")).toBe(borne);
  await earnedBy(kogi, works, { payer, recipient, cents: 40_000n, released: 40_000n });
  expect(await has("clearing user:ada", { [recipient.userId]: "ada" })).toBe(36_000);
});

test("what came when it was wanted no more goes back whole, whoever bears the rest", async () => {
  const { payer, recipient } = await pair();
  const work = await under("payer").order(payer, recipient, 50_000n);
  const payment = await startPaying(payer, work);
  work.state = "withdrawn";
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  const seen = await payer.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } });
  expect(seen).toMatchObject({ status: "refunded", refunded_amount: seen.amount });
});

test.for([
  ["charged anew", { keeping: newId() }],
  ["held for as long as may be", { isHeldTooLong: true }],
] as const)("money that was %s costs neither side what the provider keeps", async ([, why]) => {
  for (const bearer of ["payer", "recipient"] as const) {
    const { payer, recipient } = await pair();
    await earnedBy(kogi, works, { payer, recipient, cents: 40_000n, released: 40_000n });
    const before = [await has("revenue client_fee"), await has("revenue processing")];
    const { work, payment } = await paidWork(kogi, under(bearer), { payer, recipient, cents: 50_000n });
    await refund(work, 50_000, undefined, why);
    await kogi.settle();
    const { payments } = payer.api;
    const seen = await payments.getPayment({ params: { transaction_id: payment.transaction_id } });
    expect(seen).toMatchObject({ status: "refunded", refunded_amount: payment.amount });
    expect([await has("revenue client_fee"), await has("revenue processing")]).toEqual(before);
    expect(await has("clearing user:ada", { [recipient.userId]: "ada" })).toBe(36_000);
  }
});

test("what the payer lost with a part stays lost when the rest is held for as long as may be", async () => {
  const { payer, recipient } = await pair();
  const before = [await has("revenue client_fee"), await has("revenue processing")];
  const { work, payment } = await paidWork(kogi, under("payer"), { payer, recipient, cents: 50_000n });
  await refund(work, 20_000);
  await refund(work, 30_000, undefined, { isHeldTooLong: true });
  await kogi.settle();
  const after = [await has("revenue client_fee"), await has("revenue processing")];
  expect(after).toEqual([before[0], (before[1] ?? 0) + Math.round(feeFor(payment) * 0.4)]);
});

test("before agreeing both sides read the share that would be lost now, and not what was lost with other parts", async () => {
  for (const bearer of ["payer", "recipient"] as const) {
    const { payer, recipient } = await pair();
    const { work, payment } = await paidWork(kogi, under(bearer), { payer, recipient, cents: 50_000n });
    const fee = feeFor(payment);
    const told = async (workId: string) => {
      const lost = await lostProcessing(kogi.platform.db, workId);
      expect(lost?.borne_by).toBe(bearer);
      return Number(lost?.amount.amount);
    };
    expect(await told(work.workId)).toBe(fee);
    await refund(work, 20_000);
    expect(await told(work.workId)).toBe(fee - Math.round(fee * 0.4));
    const next = newId();
    await kogi.platform.inTransaction((tx) =>
      moveProtected(tx, kogi.platform, {
        fromMilestoneId: work.workId,
        toMilestoneId: next,
        amount: money(10_000n, "EUR"),
        reference: `rest:${work.workId}`,
      }),
    );
    expect(Math.abs((await told(next)) - fee / 5)).toBeLessThanOrEqual(1);
    expect(Math.abs((await told(work.workId)) - (fee * 2) / 5)).toBeLessThanOrEqual(1);
  }
});

test("the desk reads who bears it before it sends money back, and Kogi's own gift asks nothing of the earner", async () => {
  const desk = await signUp(kogi, { roles: ["admin"] });
  for (const bearer of ["payer", "recipient"] as const) {
    const { payer, recipient } = await pair();
    await earnedBy(kogi, works, { payer, recipient, cents: 40_000n, released: 40_000n });
    const { payment } = await paidWork(kogi, under(bearer), { payer, recipient, cents: 50_000n });
    const params = { transaction_id: payment.transaction_id };
    const seen = await desk.api.payments.getPaymentAsAdmin({ params });
    const fee = feeFor(payment);
    expect(seen.lost_processing).toEqual({ borne_by: bearer, amount: eur(fee) });
    expect(seen.left_with_fees).toEqual(eur(Number(payment.amount.amount) - (bearer === "payer" ? fee : 0)));
    const sendBack = (amount: number, from: "earner" | "kogi") =>
      desk.api.payments.orderRefund({
        params,
        body: { amount: eur(amount), bearer: from, reason: "Charged by mistake." },
        idempotencyKey: newId(),
      });
    const names = { [recipient.userId]: "ada" };
    await sendBack(25_000, "kogi");
    const rest = await desk.api.payments.getPaymentAsAdmin({ params });
    expect(Math.abs(Number(rest.lost_processing.amount.amount) - fee / 2)).toBeLessThanOrEqual(1);
    expect(await has("clearing user:ada", names)).toBe(36_000);
    await sendBack(25_000, "earner");
    const taken = 36_000 - (await has("clearing user:ada", names));
    expect(taken > 0).toBe(bearer === "recipient");
    expect(taken).toBeLessThanOrEqual(Math.ceil(fee / 2));
  }
});
