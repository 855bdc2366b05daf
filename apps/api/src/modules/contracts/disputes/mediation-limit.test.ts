// A dispute that waits for a mediator is not forgotten: the administrators are told until somebody has decided.
import { expect, test } from "vitest";
import { grantRole } from "#modules/auth/index.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur, submittedWork } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { keepMediation } from "./call-mediators.ts";
import { MEDIATION_TIMER } from "./dispute.timers.ts";

const kogi = world();

const admin = () => signUp(kogi, { user_type: "client", name: "Mona Mediator", roles: ["admin"] });

async function disputed(cents = 90_000) {
  const work = await submittedWork(kogi, [cents]);
  const { dispute } = await work.client.api.contracts.disputeMilestone({
    params: { milestone_id: work.milestoneId },
    body: { reason: "Half of it is missing." },
  });
  return { ...work, disputeId: dispute?.dispute_id ?? "" };
}

/** Weeks end sessions, so an administrator signs in anew for each look. Oldest first. */
async function toldOf(judge: Person, disputeId: string): Promise<readonly string[]> {
  const { api } = await signBackIn(kogi, judge);
  const { data } = await api.notifications.listNotifications({ query: { limit: 100 } });
  return data
    .filter((notice) => notice.link === `/admin/disputes/${disputeId}`)
    .map((notice) => notice.title)
    .toReversed();
}

const decide = (judge: Person, disputeId: string, cents: number) =>
  judge.api.contracts.decideDispute({
    params: { dispute_id: disputeId },
    body: { to_freelancer: eur(cents), reasons: "Half was delivered." },
    idempotencyKey: newId(),
  });

async function figures(judge: Person, names: readonly string[]): Promise<readonly (number | undefined)[]> {
  const shown = await judge.api.admin.readOverview();
  const { payload } = await kogi.app.fastify.inject({ url: "/metrics" });
  return names.map((name) => {
    const gauge = Number(new RegExp(`^kogi_${name} (\\S+)$`, "m").exec(payload)?.[1]);
    expect(shown.figures.find(({ figure }) => figure === name)?.count, name).toBe(gauge);
    return gauge;
  });
}

const waitingTimers = (disputeId: string) =>
  kogi.platform.db
    .selectFrom("platform.timers")
    .select("due_at")
    .where("kind", "=", MEDIATION_TIMER)
    .where("ref", "=", disputeId)
    .where("state", "=", "waiting")
    .execute();

test("administrators are told at its start, when they may decide, before the limit and daily past it; it never ends alone", async () => {
  const judge = await admin();
  const { disputeId } = await disputed();
  await kogi.advance(7 * DAY_MS + 1);
  expect(await toldOf(judge, disputeId)).toEqual(["“Step 1” waits for a mediator"]);
  await kogi.advance(5 * DAY_MS);
  expect((await toldOf(judge, disputeId)).at(-1)).toBe("You can decide the dispute over “Step 1”");
  await kogi.advance(18 * DAY_MS);
  await kogi.advance(6 * DAY_MS);
  const near = await toldOf(judge, disputeId);
  expect(near).toHaveLength(4);
  for (const title of near.slice(2)) expect(title).toMatch(/^The dispute over “Step 1” must be decided by /);
  const names = ["disputes_in_mediation", "disputes_past_limit"];
  expect(await figures(await signBackIn(kogi, judge), names)).toEqual([1, 0]);
  for (let day = 0; day < 3; day += 1) await kogi.advance(DAY_MS);
  const over = await toldOf(judge, disputeId);
  expect(over).toHaveLength(7);
  for (const title of over.slice(4)) expect(title).toMatch(/^The dispute over “Step 1” should have been decided by /);
  const late = await signBackIn(kogi, judge);
  expect(await figures(late, names)).toEqual([1, 1]);
  const seen = await late.api.contracts.getDisputeToDecide({ params: { dispute_id: disputeId } });
  expect(seen).toMatchObject({ status: "mediation", can: ["reply", "decide"] });
  expect(new Date(seen.decide_by ?? "") < kogi.platform.clock.now()).toBe(true);
  await decide(late, disputeId, 30_000);
  expect(await waitingTimers(disputeId)).toEqual([]);
  await kogi.advance(2 * DAY_MS);
  expect(await toldOf(judge, disputeId)).toHaveLength(7);
  expect(await figures(await signBackIn(kogi, judge), names)).toEqual([0, 0]);
});

test("an administrator hears nothing of the desk about their own contract", async () => {
  const { client, disputeId } = await disputed();
  await kogi.platform.inTransaction((tx) =>
    grantRole(tx, kogi.platform, { userId: client.userId, byId: null, role: "admin" }),
  );
  const judge = await admin();
  await kogi.advance(7 * DAY_MS + 1);
  expect(await toldOf(judge, disputeId)).toHaveLength(1);
  expect(await toldOf(client, disputeId)).toEqual([]);
});

test("what was in mediation before the desk was told of it is found by the daily run", async () => {
  const judge = await admin();
  const { disputeId } = await disputed();
  await kogi.advance(7 * DAY_MS + 1);
  await kogi.platform.inTransaction((tx) => kogi.platform.timers.cancel(tx, MEDIATION_TIMER, disputeId));
  await kogi.advance(DAY_MS);
  expect(await waitingTimers(disputeId)).toEqual([]);
  await keepMediation(kogi.platform);
  await keepMediation(kogi.platform);
  expect(await waitingTimers(disputeId)).toHaveLength(1);
  await kogi.advance(4 * DAY_MS);
  expect(await toldOf(judge, disputeId)).toContain("You can decide the dispute over “Step 1”");
});

test("the daily run finds every one, and leaves a call that is late where it is", async () => {
  const judge = await admin();
  const [late, forgotten] = [await disputed(), await disputed()];
  await kogi.advance(7 * DAY_MS + 1);
  const { clock, inTransaction, timers } = kogi.platform;
  await inTransaction((tx) => timers.cancel(tx, MEDIATION_TIMER, forgotten.disputeId));
  const before = await waitingTimers(late.disputeId);
  // The evidence is over by now, and nobody was told yet.
  clock.setOffset(clock.offsetMs + 6 * DAY_MS);
  await keepMediation(kogi.platform, 1);
  expect(await waitingTimers(late.disputeId)).toEqual(before);
  expect(await waitingTimers(forgotten.disputeId)).toHaveLength(1);
  await kogi.settle();
  expect((await toldOf(judge, late.disputeId)).at(-1)).toBe("You can decide the dispute over “Step 1”");
});

test("a decision over the limit asks every other administrator, and while it waits nobody is told to decide", async () => {
  const [first, second] = [await admin(), await admin()];
  const { client, freelancer, disputeId } = await disputed(250_000);
  await kogi.advance(7 * DAY_MS + 1);
  for (const side of [client, freelancer])
    await (await signBackIn(kogi, side)).api.contracts.addDisputeEntry({
      params: { dispute_id: disputeId },
      body: { text: "Here is what supports my view." },
    });
  await decide(await signBackIn(kogi, first), disputeId, 100_000);
  await kogi.settle();
  const asked = "A decision about “Step 1” waits for a second administrator";
  expect(await toldOf(second, disputeId)).toContain(asked);
  expect(await toldOf(first, disputeId)).not.toContain(asked);
  expect(await figures(await signBackIn(kogi, first), ["decisions_waiting"])).toEqual([1]);
  await kogi.advance(5 * DAY_MS);
  expect(await toldOf(second, disputeId)).not.toContain("You can decide the dispute over “Step 1”");
  await kogi.advance(25 * DAY_MS);
  expect((await toldOf(second, disputeId)).at(-1)).toMatch(/should have been decided/);
});
