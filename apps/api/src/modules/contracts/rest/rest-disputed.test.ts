// A dispute about the rest that is withdrawn: what nobody agreed to is still not paid out by silence.
import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { approve, eur, submittedWork } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const paramsOf = (milestoneId: string) => ({ params: { milestone_id: milestoneId } });
const read = async (person: Person, milestoneId: string) =>
  (await signBackIn(kogi, person)).api.contracts.getMilestone(paramsOf(milestoneId));
const withdraw = async (person: Person, milestoneId: string) =>
  (await signBackIn(kogi, person)).api.contracts.withdrawDispute(paramsOf(milestoneId));
const daysUntil = (at: string | null) =>
  Math.round((Date.parse(at ?? "") - kogi.platform.clock.now().getTime()) / DAY_MS);

/** 600 of 1000 released, the rest asked back, so many days after the work was handed in. */
async function restAsked(days = 0) {
  const work = await submittedWork(kogi, [100_000, 80_000]);
  await kogi.advance(days * DAY_MS);
  await approve(await signBackIn(kogi, work.client), work.milestoneId, { amount: eur(60_000), rest: "refund" });
  return work;
}

test("the freelancer said nothing, and the client withdraws what Kogi opened: what was left of the clock goes on", async () => {
  const { client, milestoneId } = await restAsked(4);
  await kogi.advance(7 * DAY_MS + HOUR_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "disputed", dispute: { cause: "rest_unanswered" } });
  const back = await withdraw(client, milestoneId);
  expect(back).toMatchObject({ status: "submitted", protected_amount: eur(40_000) });
  expect(daysUntil(back.auto_approve_at)).toBe(10);
  await kogi.advance(9 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted", protected_amount: eur(40_000) });
  await kogi.advance(2 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "released", released_amount: eur(100_000) });
});

test("one that Kogi opened about a rest is withdrawn beside one's own, before or after it", async () => {
  const { client, milestoneId } = await submittedWork(kogi, [100_000, 80_000]);
  const dispute = async () =>
    (await signBackIn(kogi, client)).api.contracts.disputeMilestone({
      ...paramsOf(milestoneId),
      body: { reason: "Half of it is missing." },
    });
  await dispute();
  await withdraw(client, milestoneId);
  await approve(await signBackIn(kogi, client), milestoneId, { amount: eur(60_000), rest: "refund" });
  await kogi.advance(7 * DAY_MS + HOUR_MS);
  const opened = await read(client, milestoneId);
  expect(opened).toMatchObject({ status: "disputed", dispute: { cause: "rest_unanswered" } });
  expect(opened.can).toContain("withdraw_dispute");
  expect(await withdraw(client, milestoneId)).toMatchObject({ status: "submitted" });
  expect((await dispute()).can).not.toContain("withdraw_dispute");
});

test("what Kogi opened and was withdrawn leaves one's own dispute withdrawable", async () => {
  const { client, milestoneId } = await restAsked(4);
  await kogi.advance(7 * DAY_MS + HOUR_MS);
  await withdraw(client, milestoneId);
  const { api } = await signBackIn(kogi, client);
  await api.contracts.disputeMilestone({ ...paramsOf(milestoneId), body: { reason: "Half of it is missing." } });
  expect(await withdraw(client, milestoneId)).toMatchObject({ status: "submitted" });
});

test("a freelancer who disputes and withdraws just before the answer is due leaves the client days to answer", async () => {
  const { client, freelancer, milestoneId } = await restAsked(13);
  await kogi.advance(7 * DAY_MS - HOUR_MS);
  const maker = await signBackIn(kogi, freelancer);
  await maker.api.contracts.disputeMilestone({ ...paramsOf(milestoneId), body: { reason: "All of it is done." } });
  const back = await withdraw(freelancer, milestoneId);
  expect(back).toMatchObject({ status: "submitted", rest_request: { status: "overtaken" } });
  expect(daysUntil(back.auto_approve_at)).toBe(3);
  await kogi.advance(2 * DAY_MS);
  const told = await (await signBackIn(kogi, client)).api.notifications.listNotifications();
  const { body } = told.data.find((notice) => notice.kind === "contracts.dispute_withdrawn") ?? {};
  expect(body).toContain("Without an answer of the client the work is approved by itself on");
  expect(await read(client, milestoneId)).toMatchObject({
    status: "submitted",
    protected_amount: eur(40_000),
    can: ["request_revision", "approve", "dispute"],
  });
});

test("a dispute withdrawn in the last hour of the clock leaves the client days to answer, too", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  await kogi.advance(14 * DAY_MS - HOUR_MS);
  const maker = await signBackIn(kogi, freelancer);
  await maker.api.contracts.disputeMilestone({ ...paramsOf(milestoneId), body: { reason: "Nobody answers." } });
  await kogi.advance(DAY_MS);
  expect(daysUntil((await withdraw(freelancer, milestoneId)).auto_approve_at)).toBe(3);
  await kogi.advance(2 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
});
