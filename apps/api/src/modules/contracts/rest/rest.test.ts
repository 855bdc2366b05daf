// A part of handed-in work is approved: what becomes of the rest is never the client's word alone.
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, eur, fund, handIn, submittedWork } from "#test/hiring.ts";
import { answeredAgain } from "#test/lost-answers.ts";
import { booksAs, signBackIn } from "#test/paying.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const read = (person: Person, milestoneId: string) =>
  person.api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
const answer = (person: Person, milestoneId: string, word: "accept" | "decline", idempotencyKey = newId()) =>
  person.api.contracts.answerRest({
    params: { milestone_id: milestoneId },
    body: { answer: word, note: "Let us see." },
    idempotencyKey,
  });
const noticesOf = async (person: Person) =>
  (await person.api.notifications.listNotifications()).data.map((notice) => notice.kind);

/** 600 of 1000 released; the client wants the other 400 back, or for the next milestone. */
async function partApproved(rest: "refund" | "next") {
  const work = await submittedWork(kogi, [100_000, 80_000]);
  const seen = await approve(work.client, work.milestoneId, { amount: eur(60_000), rest });
  return { ...work, seen };
}

test("the part is released at once; the rest stays protected until the freelancer has answered", async () => {
  const { client, freelancer, milestoneId, seen, contract } = await partApproved("refund");
  expect(seen).toMatchObject({
    status: "submitted",
    amount: eur(100_000),
    released_amount: eur(60_000),
    refunded_amount: eur(0),
    protected_amount: eur(40_000),
    auto_approve_at: null,
    rest_request: { to: "client", status: "open", amount: eur(40_000) },
    can: ["request_revision", "approve", "dispute"],
  });
  expect((await read(freelancer, milestoneId)).can).toEqual(["accept_rest", "decline_rest", "dispute"]);
  await kogi.settle();
  expect(await noticesOf(freelancer)).toContain("contracts.rest_asked");
  const again = approve(client, milestoneId, { amount: eur(1), rest: "refund" });
  await expect(again).rejects.toEqual(refusal(409, "milestone.wrong_state"));
  const closing = client.api.contracts.closeContract({ params: { contract_id: contract.contract_id }, body: {} });
  await expect(closing).rejects.toEqual(refusal(409, "contract.money_protected"));
});

test("the freelancer agrees: the rest goes back to the card and the milestone is over", async () => {
  const { client, freelancer, milestoneId } = await partApproved("refund");
  await expect(answer(client, milestoneId, "accept")).rejects.toEqual(refusal(403, "milestone.not_yours"));
  const key = newId();
  const ended = await answer(freelancer, milestoneId, "accept", key);
  expect(ended).toMatchObject({
    status: "released",
    released_amount: eur(60_000),
    refunded_amount: eur(40_000),
    protected_amount: eur(0),
    rest_request: { status: "accepted", answer_note: "Let us see." },
  });
  expect(await answer(freelancer, milestoneId, "accept", key)).toMatchObject({ refunded_amount: eur(40_000) });
  await expect(answer(freelancer, milestoneId, "accept")).rejects.toEqual(refusal(409, "milestone.wrong_state"));
  await kogi.settle();
  const { data } = await client.api.payments.listPayments();
  expect(data[0]).toMatchObject({ status: "partially_refunded", refunds: [{ state: "done" }] });
  expect(await noticesOf(client)).toContain("contracts.rest_answered");
});

test("agreed to go on, the rest protects the next milestone, which then needs less", async () => {
  const { client, freelancer, milestoneId, milestones } = await partApproved("next");
  const nextId = milestones[1]?.milestone_id ?? "";
  expect(await read(client, nextId)).toMatchObject({ protected_amount: eur(0), to_fund: eur(80_000) });
  const ended = await answer(freelancer, milestoneId, "accept");
  expect(ended).toMatchObject({ status: "released", amount: eur(60_000), released_amount: eur(60_000) });
  const next = await read(client, nextId);
  expect(next).toMatchObject({ status: "pending", amount: eur(120_000), protected_amount: eur(40_000) });
  expect(next.to_fund).toEqual(eur(80_000));
  expect(next.held_until).not.toBeNull();
  expect(next.can).toEqual(["fund", "request_refund"]);
  await fund(kogi, client, nextId);
  await handIn(freelancer, nextId);
  expect(await approve(client, nextId)).toMatchObject({ released_amount: eur(120_000), protected_amount: eur(0) });
  expect(await booksAs(kogi, { [nextId]: "next" })).not.toContain("escrow milestone:next");
});

test("what rolled over can be given back before the next milestone is funded", async () => {
  const { freelancer, milestoneId, milestones } = await partApproved("next");
  await answer(freelancer, milestoneId, "accept");
  const params = { milestone_id: milestones[1]?.milestone_id ?? "" };
  const given = await freelancer.api.contracts.refundMilestone({ params, body: {}, idempotencyKey: newId() });
  expect(given).toMatchObject({ status: "refunded", refunded_amount: eur(40_000), protected_amount: eur(0) });
});

test("who approves, agrees or gives back on an amount that moved on is told the one of now, and nothing moves", async () => {
  const { client, freelancer, milestoneId } = await partApproved("refund");
  const params = { milestone_id: milestoneId };
  const changed = expect.objectContaining({
    status: 409,
    code: "milestone.amount_changed",
    problem: expect.objectContaining({
      current: eur(40_000),
      detail: "The amount has changed since you saw it: it is €400.00 now. Look at it again before you go on.",
    }),
  });
  await expect(approve(client, milestoneId, { seen_amount: eur(100_000) })).rejects.toEqual(changed);
  const body = { answer: "accept" as const, seen_amount: eur(100_000) };
  const agreeing = freelancer.api.contracts.answerRest({ params, body, idempotencyKey: newId() });
  await expect(agreeing).rejects.toEqual(changed);
  expect(await read(client, milestoneId)).toMatchObject({
    protected_amount: eur(40_000),
    rest_request: { status: "open" },
  });
  const approved = await approve(client, milestoneId, { seen_amount: eur(40_000) });
  expect(approved).toMatchObject({ status: "released", protected_amount: eur(0) });
});

test("money that rolled over meanwhile is not given back unseen", async () => {
  const { freelancer, milestoneId, milestones } = await partApproved("next");
  await answer(freelancer, milestoneId, "accept");
  const params = { milestone_id: milestones[1]?.milestone_id ?? "" };
  const giveBack = (cents: number) =>
    freelancer.api.contracts.refundMilestone({ params, body: { seen_amount: eur(cents) }, idempotencyKey: newId() });
  await expect(giveBack(30_000)).rejects.toEqual(refusal(409, "milestone.amount_changed"));
  expect(await giveBack(40_000)).toMatchObject({ status: "refunded" });
});

test("the freelancer says no: the rest waits, and left unanswered it is approved by itself", async () => {
  const { client, freelancer, milestoneId } = await partApproved("refund");
  const declined = await answeredAgain(kogi, (key) => answer(freelancer, milestoneId, "decline", key));
  expect(declined).toMatchObject({ status: "submitted", protected_amount: eur(40_000) });
  expect(declined.rest_request).toMatchObject({ status: "declined" });
  expect(declined.auto_approve_at).not.toBeNull();
  await expect(answer(freelancer, milestoneId, "accept")).rejects.toEqual(refusal(409, "milestone.no_rest"));
  await kogi.advance(14 * DAY_MS);
  expect(await read(await signBackIn(kogi, client), milestoneId)).toMatchObject({
    status: "released",
    released_amount: eur(100_000),
    refunded_amount: eur(0),
  });
});

test("one cent approved and the rest asked back does not get the client their money", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  const seen = await approve(client, milestoneId, { amount: eur(1), rest: "refund" });
  expect(seen).toMatchObject({ status: "submitted", protected_amount: eur(99_999), refunded_amount: eur(0) });
  await answer(freelancer, milestoneId, "decline");
  const refunding = client.api.contracts.refundMilestone({
    params: { milestone_id: milestoneId },
    body: {},
    idempotencyKey: newId(),
  });
  await expect(refunding).rejects.toEqual(refusal(403, "milestone.not_yours"));
});

test("left unanswered for seven days it becomes a dispute in the client's name, about the rest alone", async () => {
  const { client, freelancer, milestoneId } = await partApproved("refund");
  await kogi.advance(7 * DAY_MS - 60_000);
  expect(await read(await signBackIn(kogi, client), milestoneId)).toMatchObject({ status: "submitted" });
  const { clock, timers } = kogi.platform;
  clock.setOffset(clock.offsetMs + 3 * DAY_MS);
  await Promise.all([timers.sweep(), timers.sweep()]);
  await kogi.settle();
  const back = await signBackIn(kogi, freelancer);
  const disputed = await read(back, milestoneId);
  expect(disputed).toMatchObject({ status: "disputed", protected_amount: eur(40_000) });
  expect(disputed.rest_request).toMatchObject({ status: "disputed" });
  expect(disputed.dispute).toMatchObject({
    opened_by: client.userId,
    cause: "rest_unanswered",
    wanted: { to_freelancer: eur(0), to_client: eur(40_000) },
  });
  expect(await noticesOf(back)).toContain("contracts.milestone_disputed");
  const body = { to_freelancer: eur(10_000), message: "A quarter of it was done." };
  await back.api.contracts.proposeSettlement({ params: { milestone_id: milestoneId }, body });
  const { dispute } = await read(back, milestoneId);
  const settlementId = dispute?.settlements[0]?.settlement_id ?? "";
  const settled = await (await signBackIn(kogi, client)).api.contracts.acceptSettlement({
    params: { settlement_id: settlementId },
    idempotencyKey: newId(),
  });
  expect(settled).toMatchObject({
    status: "split",
    released_amount: eur(70_000),
    refunded_amount: eur(30_000),
    protected_amount: eur(0),
    dispute: { wanted: { to_freelancer: eur(0), to_client: eur(40_000) } },
  });
});

test("the client changes their mind and approves the rest too", async () => {
  const { client, milestoneId, seen } = await partApproved("refund");
  expect(seen.can).toContain("approve");
  expect(await approve(client, milestoneId)).toMatchObject({
    status: "released",
    released_amount: eur(100_000),
    rest_request: { status: "overtaken" },
  });
});

test("an answer and an approval of the rest at once have one winner", async () => {
  const { client, freelancer, milestoneId } = await partApproved("refund");
  const outcomes = await Promise.allSettled([approve(client, milestoneId), answer(freelancer, milestoneId, "accept")]);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  const { released_amount: released, refunded_amount: refunded, status } = await read(client, milestoneId);
  expect(status).toBe("released");
  expect(BigInt(released.amount) + BigInt(refunded.amount)).toBe(100_000n);
});

test("the rest of the last milestone cannot be wished into a next one", async () => {
  const { client, milestoneId } = await submittedWork(kogi, [100_000]);
  const rolled = approve(client, milestoneId, { amount: eur(1), rest: "next" });
  await expect(rolled).rejects.toEqual(refusal(409, "milestone.no_next"));
  expect(await read(client, milestoneId)).toMatchObject({ released_amount: eur(0), status: "submitted" });
});
