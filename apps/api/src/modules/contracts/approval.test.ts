import { beforeAll, expect, test } from "vitest";
import { approvalReminder } from "#events/contracts.ts";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { approve, contractBetween, eur, fund, handIn, startContract, submittedWork } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, setSuspended, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
const reminded: { milestoneId: string; daysLeft: number }[] = [];
beforeAll(() => {
  kogi.platform.events.on(approvalReminder, "test.reminders", async (_tx, news) => {
    reminded.push({ milestoneId: news.milestone_id, daysLeft: news.days_left });
  });
});

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const read = async (person: Person, milestoneId: string) =>
  (await signBackIn(kogi, person)).api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
const remindersOf = (milestoneId: string) =>
  reminded.filter((one) => one.milestoneId === milestoneId).map((one) => one.daysLeft);

test("work left unanswered is approved by itself after 14 days, with reminders on days 7, 11 and 13", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  await kogi.advance(6 * DAY_MS + 23 * HOUR_MS);
  expect(remindersOf(milestoneId)).toEqual([]);
  await kogi.advance(2 * HOUR_MS);
  expect(remindersOf(milestoneId)).toEqual([7]);
  await kogi.advance(4 * DAY_MS);
  expect(remindersOf(milestoneId)).toEqual([7, 3]);
  await kogi.advance(2 * DAY_MS);
  expect(remindersOf(milestoneId)).toEqual([7, 3, 1]);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
  await kogi.advance(DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "released", released_amount: eur(100_000) });
  const wallet = await (await signBackIn(kogi, freelancer)).api.payments.getWallet();
  expect(wallet.clearing).toMatchObject([{ amount: eur(90_000) }]);
  await expect(approve(await signBackIn(kogi, client), milestoneId)).rejects.toEqual(
    refusal(409, "milestone.wrong_state"),
  );
});

test("the clock stops while changes are asked for and starts anew with the next hand-in", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  await kogi.advance(8 * DAY_MS);
  const ask = { params: { milestone_id: milestoneId }, body: { note: "Bluer." } };
  await (await signBackIn(kogi, client)).api.contracts.requestRevision(ask);
  await kogi.advance(30 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "revision_requested", auto_approve_at: null });
  expect(remindersOf(milestoneId)).toEqual([7]);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  await kogi.advance(13 * DAY_MS + HOUR_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
  expect(remindersOf(milestoneId).toSorted()).toEqual([1, 3, 7, 7]); // due together, told in any order
  await kogi.advance(DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "released" });
});

test("a sweep that runs a day late, twice and beside an approval releases once", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  const { clock, timers } = kogi.platform;
  clock.setOffset(clock.offsetMs + 15 * DAY_MS);
  const back = await signBackIn(kogi, client);
  await Promise.allSettled([timers.sweep(), timers.sweep(), approve(back, milestoneId), approve(back, milestoneId)]);
  await kogi.settle();
  expect(await read(client, milestoneId)).toMatchObject({ status: "released" });
  const wallet = await (await signBackIn(kogi, freelancer)).api.payments.getWallet();
  expect(wallet.clearing).toHaveLength(1);
});

test("work is not approved by itself while its client's account is suspended, nor before they had three days since", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  await setSuspended(kogi, client, true);
  await kogi.advance(15 * DAY_MS);
  await kogi.advance(3 * DAY_MS);
  expect(await read(freelancer, milestoneId)).toMatchObject({ status: "submitted" });
  await setSuspended(kogi, client, false);
  await kogi.advance(DAY_MS + HOUR_MS);
  expect(await read(freelancer, milestoneId)).toMatchObject({ status: "submitted" });
  const told = remindersOf(milestoneId).length;
  await kogi.advance(DAY_MS);
  expect(remindersOf(milestoneId).slice(told)).toEqual([1]);
  await kogi.advance(DAY_MS);
  expect(await read(freelancer, milestoneId)).toMatchObject({ status: "released" });
});

test("who is let in again an hour before the day of approval has three days to answer", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  await setSuspended(kogi, client, true);
  await kogi.advance(14 * DAY_MS - HOUR_MS);
  await setSuspended(kogi, client, false);
  await kogi.advance(3 * DAY_MS - HOUR_MS);
  expect(await read(freelancer, milestoneId)).toMatchObject({ status: "submitted" });
  await kogi.advance(2 * HOUR_MS);
  expect(await read(freelancer, milestoneId)).toMatchObject({ status: "released" });
});

test("nor does the silence of a suspended freelancer make a dispute of the rest", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi, [100_000]);
  await approve(client, milestoneId, { amount: eur(40_000) });
  await setSuspended(kogi, freelancer, true);
  await kogi.advance(10 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
  await setSuspended(kogi, freelancer, false);
  await kogi.advance(DAY_MS + HOUR_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
  await kogi.advance(2 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "disputed" });
});

test("by as long as Kogi was out of reach the day of approval is later, once", async () => {
  const { client, milestoneId } = await submittedWork(kogi, [100_000]);
  const { clock, owner } = kogi.platform;
  const inHours = (hours: number) => new Date(clock.now().getTime() + hours * HOUR_MS);
  const outage = async (began: Date, ended: Date | null) => {
    const values = [began, ended, "The building had no power."];
    await owner((db) =>
      db.query("insert into contracts.outages (began_at, ended_at, reason) values ($1, $2, $3)", values),
    );
  };
  await outage(inHours(-20), inHours(-10)); // before the work was handed in
  await outage(inHours(24), inHours(72));
  await kogi.advance(14 * DAY_MS + HOUR_MS);
  await kogi.advance(DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
  await outage(inHours(-1), null);
  await kogi.advance(5 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
  await owner((db) => db.query("update contracts.outages set ended_at = $1 where ended_at is null", [inHours(0)]));
  await kogi.advance(4 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "submitted" });
  await kogi.advance(2 * DAY_MS);
  expect(await read(client, milestoneId)).toMatchObject({ status: "released" });
});

test.for([
  ["more than is protected", { amount: eur(100_001) }, "/body/amount/amount"],
  ["nothing", { amount: eur(0) }, "/body/amount/amount"],
  ["another currency", { amount: { amount: "5", currency: "USD" } }, "/body/amount/currency"],
] as const)("approving %s is refused", async ([, body, pointer]) => {
  const { client, milestoneId } = await submittedWork(kogi);
  await expect(approve(client, milestoneId, body)).rejects.toMatchObject({
    problem: { status: 422, code: "milestone.invalid", errors: [{ pointer }] },
  });
});

test("an ongoing contract goes on after its milestones until somebody ends it", async () => {
  const { client, freelancer, contract, milestones } = await startContract(kogi, [10_000], { engagement: "ongoing" });
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId);
  const params = { contract_id: contract.contract_id };
  expect(await client.api.contracts.getContract({ params })).toMatchObject({ status: "active" });
  expect(await freelancer.api.contracts.closeContract({ params, body: {} })).toMatchObject({ status: "completed" });
});

test("where a side's country has its own rules the contract keeps those, and its days count", async () => {
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  await freelancer.api.users.patchUser({ params: { user_id: freelancer.userId }, body: { country: "IS" } });
  const { platform } = kogi;
  const everywhere = await platform.db
    .selectFrom("contracts.rule_packs")
    .selectAll()
    .where("version", "=", 1)
    .executeTakeFirstOrThrow();
  await platform.inTransaction((tx) =>
    tx
      .insertInto("contracts.rule_packs")
      .values({
        ...everywhere,
        version: 90,
        country: "IS",
        effective_from: platform.clock.now(),
        auto_approval_days: 21,
      })
      .execute(),
  );
  const { contract, milestones } = await contractBetween(client, freelancer, [100_000]);
  expect(contract.rules).toMatchObject({ version: 90, auto_approval_days: 21 });
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  const { auto_approve_at: day } = await handIn(freelancer, milestoneId);
  expect(Math.round((Date.parse(day ?? "") - platform.clock.now().getTime()) / DAY_MS)).toBe(21);
  expect((await startContract(kogi, [100_000])).contract.rules).toMatchObject({ version: 1 });
});
