// An administrator sends a payment back: of protection first, then of what was earned, each fee from where it went.
import { beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { eur, fund, handIn, startContract, submittedWork } from "#test/hiring.ts";
import { loseAnswer } from "#test/lost-answers.ts";
import {
  booksAs,
  CARDS,
  earnedBy,
  paidWork,
  payWith,
  signBackIn,
  startPaying,
  testWorks,
  type Works,
} from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
let works: Works;
let desk: Person;
beforeAll(async () => {
  works = testWorks(kogi);
  desk = await signUp(kogi, { name: "Dora Desk", roles: ["admin"] });
});

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
interface Wish {
  readonly amount?: { amount: string; currency: string };
  readonly bearer?: "earner" | "kogi";
  readonly reason?: string;
  readonly whole_month?: boolean;
}
const sendBack = (admin: Person, transactionId: string, wish: Wish = {}, idempotencyKey = newId()) =>
  admin.api.payments.orderRefund({
    params: { transaction_id: transactionId },
    body: { bearer: "earner", reason: "Charged by mistake.", ...wish },
    idempotencyKey,
  });
const look = (admin: Person, transactionId: string) =>
  admin.api.payments.getPaymentAsAdmin({ params: { transaction_id: transactionId } });
const pair = async () => {
  const [payer, recipient] = await Promise.all([signUp(kogi), signUp(kogi)]);
  return { payer, recipient };
};
const noticesOf = async (person: Person) =>
  (await person.api.notifications.listNotifications()).data.map((notice) => notice.kind);

test("a part of what is protected goes back with its fees, once, with a credit note and news to both", async () => {
  const { payer, recipient } = await pair();
  const { payment } = await paidWork(kogi, works, { payer, recipient, cents: 50_000n });
  const key = newId();
  const seen = await sendBack(desk, payment.transaction_id, { amount: eur(20_000) }, key);
  expect(seen).toMatchObject({
    payment: { status: "partially_refunded", payer: { user_id: payer.userId } },
    left: eur(30_000),
    still_protected: eur(30_000),
    orders: [{ amount: eur(20_000), status: "in_force", reason: "Charged by mistake.", can: [] }],
    can: ["refund"],
  });
  expect(BigInt(seen.refunds[0]?.amount.amount ?? "0")).toBeGreaterThanOrEqual(20_000n);
  expect((await sendBack(desk, payment.transaction_id, { amount: eur(20_000) }, key)).left).toEqual(eur(30_000));
  await kogi.settle();
  const { data: documents } = await payer.api.payments.listInvoices();
  expect(documents.filter((one) => one.kind === "credit_note")).toHaveLength(1);
  expect(await noticesOf(payer)).toContain("payments.refunded");
  expect(await noticesOf(recipient)).toContain("payments.refund_ordered");
});

test("before money is sent back the desk reads what the provider keeps of it, and that Kogi bears it", async () => {
  const { payment } = await paidWork(kogi, works, { ...(await pair()), cents: 50_000n });
  const { lost_processing } = await look(desk, payment.transaction_id);
  const { processing } = Object.fromEntries(payment.lines.map((line) => [line.kind, line.amount]));
  expect(lost_processing).toEqual({ borne_by: "kogi", amount: processing });
  await sendBack(desk, payment.transaction_id);
  await kogi.settle();
  // It is what stays booked as a cost when everything else went back.
  expect((await look(desk, payment.transaction_id)).lost_processing).toEqual(lost_processing);
});

test("more than is left of the charge is refused, and nothing moves", async () => {
  const { payment } = await paidWork(kogi, works, { ...(await pair()), cents: 50_000n });
  const id = payment.transaction_id;
  const before = await booksAs(kogi, {});
  await expect(sendBack(desk, id, { amount: eur(50_001) })).rejects.toEqual(refusal(422, "refund.too_much"));
  expect(await booksAs(kogi, {})).toBe(before);
  await sendBack(desk, id, { amount: eur(30_000) });
  await expect(sendBack(desk, id, { amount: eur(20_001) })).rejects.toEqual(refusal(422, "refund.too_much"));
  await sendBack(desk, id);
  await expect(sendBack(desk, id)).rejects.toEqual(refusal(409, "refund.not_refundable"));
  expect((await look(desk, id)).payment.status).toBe("refunded");
});

test.for([
  ["nothing", { amount: eur(0) }, "refund.invalid"],
  ["another currency", { amount: { amount: "5", currency: "USD" } }, "refund.invalid"],
  ["no reason", { reason: "  " }, "refund.invalid"],
  ["the month of what is no plan", { whole_month: true }, "refund.invalid"],
] as const)("ordering %s is refused with the field", async ([, wish, code]) => {
  const { payment } = await paidWork(kogi, works, { ...(await pair()), cents: 5_000n });
  await expect(sendBack(desk, payment.transaction_id, wish)).rejects.toEqual(refusal(422, code));
});

test("of released money the earner gives back what they got, and Kogi the fee it took", async () => {
  const { payer, recipient } = await pair();
  const { work, payment } = await earnedBy(kogi, works, { payer, recipient, cents: 50_000n, released: 50_000n });
  await sendBack(desk, payment.transaction_id, { amount: eur(20_000) });
  const wallet = await recipient.api.payments.getWallet();
  // 450 were earned of 500; two fifths of that are taken back.
  expect(wallet.clearing.map((row) => row.amount)).toEqual([eur(27_000)]);
  await kogi.settle();
  const books = await booksAs(kogi, { [work.workId]: "work", [recipient.userId]: "earner" });
  expect(books).not.toContain("refunds_borne");
});

test("where Kogi pays, the earner keeps everything", async () => {
  const { payer, recipient } = await pair();
  const { payment } = await earnedBy(kogi, works, { payer, recipient, cents: 50_000n, released: 50_000n });
  await sendBack(desk, payment.transaction_id, { amount: eur(20_000), bearer: "kogi" });
  const wallet = await recipient.api.payments.getWallet();
  expect(wallet.clearing.map((row) => row.amount)).toEqual([eur(45_000)]);
  await kogi.settle();
  const { data } = await recipient.api.payments.listInvoices();
  expect(data.map((one) => one.kind).toSorted()).toEqual(["service_fee_invoice", "service_statement"]);
  expect(await booksAs(kogi, {})).toContain("refunds_borne");
  const { orders } = await desk.api.payments.getPaymentAsAdmin({ params: { transaction_id: payment.transaction_id } });
  expect(orders).toMatchObject([{ bearer: "kogi", borne_by_kogi: eur(20_000) }]);
});

test("over the limit a second administrator confirms, once, and never the first", async () => {
  const { payment } = await paidWork(kogi, works, { ...(await pair()), cents: 200_000n });
  const id = payment.transaction_id;
  const proposed = await sendBack(desk, id);
  const [order] = proposed.orders;
  expect(order).toMatchObject({ status: "proposed", can: ["withdraw"] });
  expect(proposed.payment.status).toBe("completed");
  await expect(sendBack(desk, id, { amount: eur(150_000) })).rejects.toEqual(refusal(409, "refund.order_waits"));
  const answer = (admin: Person, word: "confirm" | "decline", idempotencyKey = newId()) =>
    admin.api.payments.answerRefundOrder({
      params: { refund_order_id: order?.refund_order_id ?? "" },
      body: { answer: word },
      idempotencyKey,
    });
  await expect(answer(desk, "confirm")).rejects.toEqual(refusal(403, "refund.second_person"));
  const second = await signUp(kogi, { roles: ["admin"] });
  const keys = [newId(), newId()];
  const results = await Promise.allSettled(keys.map((key) => answer(second, "confirm", key)));
  expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const winner = keys[results.findIndex((one) => one.status === "fulfilled")] ?? "";
  await loseAnswer(kogi, winner);
  expect(await answer(second, "confirm", winner)).toMatchObject({ payment: { status: "refunded" } });
  expect(await look(second, id)).toMatchObject({ payment: { status: "refunded" }, orders: [{ status: "in_force" }] });
  await expect(answer(second, "decline")).rejects.toEqual(refusal(409, "refund.order_answered"));
});

test("what is too much for one administrator is too much in slices: what goes beyond the limit waits for a second", async () => {
  const { payment } = await paidWork(kogi, works, { ...(await pair()), cents: 300_000n });
  const id = payment.transaction_id;
  const statuses = (seen: Awaited<ReturnType<typeof look>>) => seen.orders.map((one) => one.status);
  expect(statuses(await sendBack(desk, id, { amount: eur(60_000) }))).toEqual(["in_force"]);
  const second = await signUp(kogi, { roles: ["admin"] });
  const proposed = await sendBack(second, id, { amount: eur(60_000) });
  expect(statuses(proposed)).toEqual(["proposed", "in_force"]);
  await desk.api.payments.answerRefundOrder({
    params: { refund_order_id: proposed.orders[0]?.refund_order_id ?? "" },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });
  // What two stand behind uses up nothing of what one may do.
  expect(statuses(await sendBack(desk, id, { amount: eur(20_000) }))[0]).toBe("in_force");
  expect(statuses(await sendBack(desk, id, { amount: eur(30_000) }))[0]).toBe("proposed");
});

test("nobody sends back a payment of their own", async () => {
  const { payer } = await pair();
  const recipient = await signUp(kogi, { roles: ["admin"] });
  const { payment } = await paidWork(kogi, works, { payer, recipient, cents: 50_000n });
  await expect(sendBack(recipient, payment.transaction_id)).rejects.toEqual(refusal(403, "refund.own_payment"));
  expect((await look(recipient, payment.transaction_id)).can).toEqual([]);
});

test("whoever ordered a refund withdraws it while it waits, nobody else does, and then it can be ordered anew", async () => {
  const { payment } = await paidWork(kogi, works, { ...(await pair()), cents: 200_000n });
  const id = payment.transaction_id;
  const [order] = (await sendBack(desk, id)).orders;
  expect(order).toMatchObject({ status: "proposed", can: ["withdraw"] });
  const answer = (admin: Person, word: "confirm" | "withdraw") =>
    admin.api.payments.answerRefundOrder({
      params: { refund_order_id: order?.refund_order_id ?? "" },
      body: { answer: word },
      idempotencyKey: newId(),
    });
  const second = await signUp(kogi, { roles: ["admin"] });
  await expect(answer(second, "withdraw")).rejects.toEqual(refusal(403, "refund.not_yours"));
  const withdrawn = await answer(desk, "withdraw");
  expect(withdrawn).toMatchObject({
    payment: { status: "completed" },
    orders: [{ status: "withdrawn", answered_by: null, can: [] }],
  });
  await expect(answer(second, "confirm")).rejects.toEqual(refusal(409, "refund.order_answered"));
  expect((await sendBack(desk, id)).orders.map((one) => one.status)).toEqual(["proposed", "withdrawn"]);
});

test("a side of a payment neither confirms nor declines its refund", async () => {
  const { recipient } = await pair();
  const payer = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const { payment } = await paidWork(kogi, works, { payer, recipient, cents: 200_000n });
  const [order] = (await sendBack(desk, payment.transaction_id)).orders;
  const answer = (word: "confirm" | "decline") =>
    payer.api.payments.answerRefundOrder({
      params: { refund_order_id: order?.refund_order_id ?? "" },
      body: { answer: word },
      idempotencyKey: newId(),
    });
  for (const word of ["decline", "confirm"] as const)
    await expect(answer(word)).rejects.toEqual(refusal(403, "refund.own_payment"));
  expect((await look(desk, payment.transaction_id)).orders).toMatchObject([{ status: "proposed" }]);
});

test("two orders at once for all of it send it back once", async () => {
  const { payment } = await paidWork(kogi, works, { ...(await pair()), cents: 50_000n });
  const results = await Promise.allSettled([
    sendBack(desk, payment.transaction_id),
    sendBack(desk, payment.transaction_id),
  ]);
  expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect((await look(desk, payment.transaction_id)).refunds).toHaveLength(1);
});

const orderedSoFar = async (transactionId: string) => {
  const { orders } = await look(desk, transactionId);
  return orders.filter((one) => one.status === "in_force").reduce((all, one) => all + BigInt(one.amount.amount), 0n);
};
const refusedWith = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
const paidMilestone = async (cents: number) => {
  const { client, milestoneId } = await submittedWork(kogi, [cents]);
  const { data } = await client.api.payments.listPayments();
  const readMilestone = () => client.api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
  return { transactionId: data[0]?.transaction_id ?? "", readMilestone };
};

test("six orders at once for a part of a milestone's payment are served one after the other", async () => {
  const { transactionId, readMilestone } = await paidMilestone(80_000);
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, () => sendBack(desk, transactionId, { amount: eur(15_000) })),
  );
  expect(refusedWith(results)).toEqual([refusal(422, "refund.too_much")]);
  expect(await orderedSoFar(transactionId)).toBe(75_000n);
  expect(await readMilestone()).toMatchObject({ protected_amount: eur(5_000), refunded_amount: eur(75_000) });
});

test("four orders at once for all of a milestone's payment send it back once", async () => {
  const { transactionId, readMilestone } = await paidMilestone(80_000);
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => sendBack(desk, transactionId)));
  expect(refusedWith(results)).toEqual(Array.from({ length: 3 }, () => refusal(409, "refund.not_refundable")));
  expect(await orderedSoFar(transactionId)).toBe(80_000n);
  expect(await readMilestone()).toMatchObject({ status: "refunded", refunded_amount: eur(80_000) });
});

test("a second administrator confirms beside new orders, and no more goes back than was paid", async () => {
  const { transactionId, readMilestone } = await paidMilestone(200_000);
  const { orders } = await sendBack(desk, transactionId, { amount: eur(150_000) });
  const second = await signUp(kogi, { roles: ["admin"] });
  const confirmed = second.api.payments.answerRefundOrder({
    params: { refund_order_id: orders[0]?.refund_order_id ?? "" },
    body: { answer: "confirm" },
    idempotencyKey: newId(),
  });
  const wishes = [40_000, 40_000, 40_000, 150_000, 150_000].map((cents) =>
    sendBack(desk, transactionId, { amount: eur(cents) }),
  );
  const results = await Promise.allSettled([confirmed, ...wishes]);
  for (const refused of refusedWith(results))
    expect(refused).toMatchObject({ code: expect.stringMatching(/^refund\.(too_much|order_waits|not_refundable)$/) });
  const ordered = await orderedSoFar(transactionId);
  expect(ordered).toBeLessThanOrEqual(200_000n);
  expect(await readMilestone()).toMatchObject({ refunded_amount: eur(Number(ordered)) });
});

test("a milestone goes on with what is left, and ends when all of it went back", async () => {
  const { client, milestoneId } = await submittedWork(kogi, [80_000]);
  const { data } = await client.api.payments.listPayments();
  const id = data[0]?.transaction_id ?? "";
  await sendBack(desk, id, { amount: eur(30_000) });
  const read = (person: Person) => person.api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
  expect(await read(client)).toMatchObject({
    status: "submitted",
    protected_amount: eur(50_000),
    refunded_amount: eur(30_000),
  });
  await sendBack(desk, id);
  expect(await read(client)).toMatchObject({
    status: "refunded",
    protected_amount: eur(0),
    refunded_amount: eur(80_000),
  });
  await kogi.settle();
  expect(await noticesOf(client)).toContain("contracts.milestone_refunded");
});

test("while a milestone is disputed its payment is not sent back", async () => {
  const { client, freelancer, milestones } = await startContract(kogi, [80_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  const params = { milestone_id: milestoneId };
  await client.api.contracts.disputeMilestone({ params, body: { reason: "Not what we agreed." } });
  const { data } = await (await signBackIn(kogi, client)).api.payments.listPayments();
  const sent = sendBack(desk, data[0]?.transaction_id ?? "");
  await expect(sent).rejects.toEqual(refusal(423, "payment.frozen"));
});

test("why a charge failed is at the desk, found by whoever tried to pay", async () => {
  const { payer, recipient } = await pair();
  const payment = await startPaying(payer, await works.order(payer, recipient, 50_000n));
  await payWith(kogi, payment.checkout_url, CARDS.insufficientFunds);
  await kogi.settle();
  const { data } = await desk.api.payments.listAllPayments({ query: { payer: payer.userId } });
  expect(data.map((one) => one.transaction_id)).toEqual([payment.transaction_id]);
  expect((await desk.api.payments.listAllPayments({ query: { payer: recipient.userId } })).data).toEqual([]);
  const { attempts } = await look(desk, payment.transaction_id);
  expect(attempts).toMatchObject([
    { outcome: "declined", code: "insufficient_funds", sentence: expect.any(String), card: { last4: "9995" } },
  ]);
});
