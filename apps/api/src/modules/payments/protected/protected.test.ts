import { beforeAll, expect, test } from "vitest";
import { money } from "#money";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { booksAs, paidWork, signBackIn, testWorks, type Work, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { books, moveProtected, protectedAmount, refundMilestone, releaseMilestone, splitMilestone } from "../index.ts";

const kogi = world();
let works: Works;

beforeAll(() => {
  works = testWorks(kogi);
});

async function parties(): Promise<{ payer: Person; recipient: Person }> {
  const [payer, recipient] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  return { payer, recipient };
}

const eur = (cents: bigint) => money(cents, "EUR");
const terms = (work: Work) => ({
  milestoneId: work.workId,
  clientId: work.payerId,
  freelancerId: work.recipientId,
  feeRuleId: work.feeRuleId,
  description: "A mark for a bakery",
});
const release = (work: Work, cents: bigint, reference: string) =>
  kogi.platform.inTransaction((tx) =>
    releaseMilestone(tx, kogi.platform, { ...terms(work), amount: eur(cents), reference }),
  );
const refund = (work: Work, cents: bigint | null, reference: string) =>
  kogi.platform.inTransaction((tx) =>
    refundMilestone(tx, kogi.platform, {
      milestoneId: work.workId,
      reference,
      reason: "Both sides agreed to stop.",
      ...(cents === null ? {} : { amount: eur(cents) }),
    }),
  );
const held = (work: Work) => protectedAmount(kogi.platform.db, work.workId);
const wallet = async (person: Person) => (await person.api.payments.getWallet()).balances[0];

test("a first release clears after five days, says why, and then can be withdrawn", async () => {
  const both = await parties();
  const { work } = await paidWork(kogi, works, { ...both, cents: 100_000n });
  expect(await wallet(both.recipient)).toMatchObject({ protected: { amount: "100000" }, available: { amount: "0" } });
  expect(await wallet(both.payer)).toMatchObject({ protected_by_you: { amount: "100000" } });
  const released = await release(work, 100_000n, `approval:${work.workId}`);
  expect(released).toMatchObject({
    net: eur(90_000n),
    fee: eur(10_000n),
    days: 5,
    reason: "This is the first payment between you two.",
  });
  const waiting = await both.recipient.api.payments.getWallet();
  expect(waiting.balances[0]).toMatchObject({
    clearing: { amount: "90000" },
    available: { amount: "0" },
    protected: { amount: "0" },
  });
  expect(waiting.clearing).toMatchObject([{ amount: { amount: "90000" }, days: 5, reason: released.reason }]);
  await kogi.advance(5 * DAY_MS - 60_000);
  expect(await wallet(both.recipient)).toMatchObject({ clearing: { amount: "90000" } });
  await kogi.advance(60_000);
  expect(await wallet(both.recipient)).toMatchObject({ clearing: { amount: "0" }, available: { amount: "90000" } });
});

test("a pair that has worked together waits less, a proven one not at all", async () => {
  let both = await parties();
  const days: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    const { work } = await paidWork(kogi, works, { ...both, cents: 10_000n });
    days.push((await release(work, 10_000n, `approval:${work.workId}`)).days);
    await kogi.advance(6 * DAY_MS);
    both = { payer: await signBackIn(kogi, both.payer), recipient: await signBackIn(kogi, both.recipient) };
  }
  expect(days).toEqual([5, 2, 2, 0]);
  expect(await wallet(both.recipient)).toMatchObject({ available: { amount: "36000" } });
  // In another currency they are the same two, and much more is much more.
  const inDollars = async (cents: bigint) => {
    const { work } = await paidWork(kogi, works, { ...both, cents, currency: "USD" });
    const reference = `approval:${work.workId}`;
    return kogi.platform.inTransaction((tx) =>
      releaseMilestone(tx, kogi.platform, { ...terms(work), amount: money(cents, "USD"), reference }),
    );
  };
  expect(await inDollars(10_000n)).toMatchObject({ days: 0 });
  expect(await inDollars(500_000n)).toMatchObject({ days: 5 });
});

test("small parts of one piece of work make no proven pair, nor room for a large sum", async () => {
  const both = await parties();
  const { work: small } = await paidWork(kogi, works, { ...both, cents: 300n });
  for (const part of [1, 2, 3]) await release(small, 100n, `part:${part}:${small.workId}`);
  await kogi.advance(20 * DAY_MS);
  const later = { payer: await signBackIn(kogi, both.payer), recipient: await signBackIn(kogi, both.recipient) };
  const { work: alike } = await paidWork(kogi, works, { ...later, cents: 300n });
  expect(await release(alike, 300n, `approval:${alike.workId}`)).toMatchObject({
    days: 2,
    reason: "You two have worked together before.",
  });
  const { work: large } = await paidWork(kogi, works, { ...later, cents: 1_000_000n });
  expect(await release(large, 1_000_000n, `approval:${large.workId}`)).toMatchObject({
    days: 5,
    reason: "This is much more than there was between you two before.",
  });
});

test("a release that is asked for ten times at once happens once", async () => {
  const { work } = await paidWork(kogi, works, { ...(await parties()), cents: 80_000n });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => release(work, 40_000n, `approval:${work.workId}`)),
  );
  expect(new Set(answers.map((answer) => answer.clearingId)).size).toBe(1);
  expect(await held(work)).toEqual(eur(40_000n));
});

test("ten different releases of one protected sum: as many as it covers", async () => {
  const { work } = await paidWork(kogi, works, { ...(await parties()), cents: 30_000n });
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => release(work, 10_000n, `part:${index}:${work.workId}`)),
  );
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(3);
  for (const one of tries)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "payment.not_held" });
  expect(await held(work)).toEqual(eur(0n));
});

test("release against refund: one of them has the money", async () => {
  const { work } = await paidWork(kogi, works, { ...(await parties()), cents: 30_000n });
  const tries = await Promise.allSettled([
    release(work, 30_000n, `approval:${work.workId}`),
    refund(work, null, `cancel:${work.workId}`),
  ]);
  expect(tries.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await kogi.settle();
});

test("a refund for one fact happens once, though asked for at once for two milestones of one payment", async () => {
  const { work } = await paidWork(kogi, works, { ...(await parties()), cents: 40_000n });
  const other = { ...work, workId: newId() };
  await kogi.platform.inTransaction((tx) =>
    moveProtected(tx, kogi.platform, {
      fromMilestoneId: work.workId,
      toMilestoneId: other.workId,
      amount: eur(20_000n),
      reference: `amendment:${work.workId}`,
    }),
  );
  const fact = `cancellation:${newId()}`;
  const answers = await Promise.all([work, other, work, other].map((one) => refund(one, 5_000n, fact)));
  expect(new Set(answers.flatMap((one) => one.refundIds)).size).toBe(1);
  const left = [await held(work), await held(other)].map((amount) => amount?.minor ?? 0n);
  expect(left.toSorted()).toEqual([15_000n, 20_000n]);
});

test("a refund gives back the price and every fee on it, and the provider is asked once", async () => {
  const both = await parties();
  const { work, payment } = await paidWork(kogi, works, { ...both, cents: 100_000n });
  const answers = await Promise.all([1, 2, 3].map(() => refund(work, null, `cancel:${work.workId}`)));
  expect(new Set(answers.map((answer) => answer.amount.minor))).toEqual(new Set([104_488n]));
  await kogi.settle();
  const after = await both.payer.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } });
  expect(after).toMatchObject({
    status: "refunded",
    refunded_amount: { amount: "104488" },
    refunds: [{ state: "done" }],
  });
  const atProvider = await kogi.platform.db
    .selectFrom("payments.sandbox_refunds as refund")
    .innerJoin("payments.sandbox_checkouts as checkout", "checkout.charge_id", "refund.charge_id")
    .select("refund.amount_minor")
    .where("checkout.idempotency_key", "=", payment.transaction_id)
    .execute();
  expect(atProvider).toEqual([{ amount_minor: 104_488n }]);
  const desk = (await signUp(kogi, { roles: ["admin"] })).api.payments;
  const { data } = await desk.listAllRefunds({ query: { state: ["done"], limit: 100 } });
  const counted = await desk.listAllRefunds({ query: { state: ["done"], limit: 1, count: true } });
  expect(data.map((one) => one.transaction_id)).toContain(payment.transaction_id);
  expect(counted.total).toBe(data.length);
});

test("a refund in parts after a part was released sums to the cent", async () => {
  const both = await parties();
  const { work, payment } = await paidWork(kogi, works, { ...both, cents: 99_999n });
  await release(work, 33_333n, `part:${work.workId}`);
  for (const [index, cents] of [11_111n, 22_222n, 33_333n].entries())
    await refund(work, cents, `back:${index}:${work.workId}`);
  await kogi.settle();
  expect(await held(work)).toEqual(eur(0n));
  const after = await both.payer.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } });
  expect(after).toMatchObject({
    status: "partially_refunded",
    refunds: [{ state: "done" }, { state: "done" }, { state: "done" }],
  });
  // Of 104,486: two thirds of the client's fee of 3,000 and of the processing of 1,488, part by part.
  expect(after.refunds.map((one) => one.amount.amount).toSorted()).toEqual(["11609", "23220", "34829"]);
  expect(after.refunded_amount.amount).toBe("69658");
});

test("a split gives each side its part to the cent, and nothing else", async () => {
  const both = await parties();
  const { work, payment } = await paidWork(kogi, works, { ...both, cents: 50_001n });
  const split = (toFreelancer: bigint, toClient: bigint) =>
    kogi.platform.inTransaction((tx) =>
      splitMilestone(tx, kogi.platform, {
        ...terms(work),
        toFreelancer: eur(toFreelancer),
        toClient: eur(toClient),
        reference: `split:${work.workId}`,
        reason: "As agreed in mediation.",
      }),
    );
  await expect(split(25_000n, 25_000n)).rejects.toMatchObject({ code: "payment.not_held" });
  await expect(split(50_001n, 0n)).rejects.toMatchObject({ code: "payment.invalid_amount" });
  await Promise.all([split(20_000n, 30_001n), split(20_000n, 30_001n)]);
  await kogi.settle();
  expect(await held(work)).toEqual(eur(0n));
  expect(await wallet(both.recipient)).toMatchObject({ clearing: { amount: "18000" } });
  const after = await both.payer.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } });
  expect(after).toMatchObject({ status: "partially_refunded", refunds: [{ state: "done" }] });
});

test("what a part approved left over protects the next milestone and is refunded to its own card", async () => {
  const both = await parties();
  const { work, payment } = await paidWork(kogi, works, { ...both, cents: 60_000n });
  const next: Work = { ...work, workId: newId() };
  await release(work, 40_000n, `part:${work.workId}`);
  const move = () =>
    kogi.platform.inTransaction((tx) =>
      moveProtected(tx, kogi.platform, {
        fromMilestoneId: work.workId,
        toMilestoneId: next.workId,
        amount: eur(20_000n),
        reference: `roll:${work.workId}`,
      }),
    );
  await Promise.all([move(), move()]);
  expect([await held(work), await held(next)]).toEqual([eur(0n), eur(20_000n)]);
  await refund(next, null, `cancel:${next.workId}`);
  await kogi.settle();
  const after = await both.payer.api.payments.getPayment({ params: { transaction_id: payment.transaction_id } });
  expect(after).toMatchObject({ status: "partially_refunded", refunds: [{ state: "done" }] });
  expect(await held(next)).toEqual(eur(0n));
});

test("paying and refunding everything leaves the books as they were, but for what the provider kept", async () => {
  const before = await booksOf("gateway_cost sandbox");
  const { work, payment } = await paidWork(kogi, works, { ...(await parties()), cents: 77_777n });
  await refund(work, null, `cancel:${work.workId}`);
  await kogi.settle();
  const processing = BigInt(payment.lines.find((line) => line.kind === "processing")?.amount.amount ?? "0");
  const lost = before - (await booksOf("gateway_cost sandbox"));
  expect(lost - processing >= -1n && lost - processing <= 1n).toBe(true);
  expect(await booksAs(kogi, { [work.workId]: "refunded" })).not.toContain("milestone:refunded");
});

async function booksOf(account: string): Promise<bigint> {
  const { rows } = await books(kogi.platform.db);
  return rows.find((row) => row.account === account && row.balance.currency === "EUR")?.balance.minor ?? 0n;
}
