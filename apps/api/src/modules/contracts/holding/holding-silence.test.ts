// The end of the holding time decides by silence only where somebody could have spoken.
import { afterAll, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { eur, fund, handIn, startContract } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, setSuspended } from "#test/people.ts";
import { world } from "#test/world.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";

const kogi = world();
afterAll(async () => expect(await runChecks(kogi.platform.db)).toEqual([]));

const read = async (person: Person, milestoneId: string) =>
  (await signBackIn(kogi, person)).api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
const inHours = (hours: number) => new Date(kogi.platform.clock.now().getTime() + hours * HOUR_MS);
const outage = (began: Date, ended: Date | null) =>
  kogi.platform.owner((db) =>
    db.query("insert into contracts.outages (began_at, ended_at, reason) values ($1, $2, 'No power.')", [began, ended]),
  );

/** Handed in so late that its day of approval is the end of the holding, with time to answer. */
async function handedInLate() {
  const { client, freelancer, milestones } = await startContract(kogi, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await kogi.advance(80 * DAY_MS);
  await handIn(await signBackIn(kogi, freelancer), milestoneId);
  const { held_until, auto_approve_at } = await read(client, milestoneId);
  expect(auto_approve_at).toBe(held_until);
  return { client, freelancer, milestoneId };
}
const disputed = { status: "disputed", protected_amount: eur(100_000), dispute: { cause: "holding_ended" } };

test("the silence of a suspended client does not release: a dispute keeps the money", async () => {
  const { client, freelancer, milestoneId } = await handedInLate();
  await setSuspended(kogi, client, true);
  await kogi.advance(10 * DAY_MS + HOUR_MS);
  expect(await read(freelancer, milestoneId)).toMatchObject(disputed);
});

test("nor does the silence of a suspended freelancer refund", async () => {
  const { client, freelancer, milestoneId } = await handedInLate();
  const params = { milestone_id: milestoneId };
  const back = await signBackIn(kogi, client);
  await back.api.contracts.requestRevision({ params, body: { note: "The sign is too small." } });
  await setSuspended(kogi, freelancer, true);
  await kogi.advance(10 * DAY_MS + HOUR_MS);
  expect(await read(client, milestoneId)).toMatchObject(disputed);
});

test("nor does it when they were let in again too late to answer", async () => {
  const { client, freelancer, milestoneId } = await handedInLate();
  await setSuspended(kogi, client, true);
  await kogi.advance(8 * DAY_MS);
  await setSuspended(kogi, client, false);
  await kogi.advance(2 * DAY_MS + HOUR_MS);
  expect(await read(freelancer, milestoneId)).toMatchObject(disputed);
});

test("nor does silence count when Kogi was out of reach and came back too late to answer, or has not come back", async () => {
  const early = await handedInLate();
  await outage(inHours(24), inHours(72));
  await kogi.advance(10 * DAY_MS + HOUR_MS);
  // Seven days were left to answer in.
  expect(await read(early.client, early.milestoneId)).toMatchObject({ status: "released" });
  const late = await handedInLate();
  await outage(inHours(8 * 24), inHours(9 * 24));
  await kogi.advance(10 * DAY_MS + HOUR_MS);
  expect(await read(late.client, late.milestoneId)).toMatchObject(disputed);
  const still = await handedInLate();
  await outage(inHours(9 * 24), null);
  await kogi.advance(10 * DAY_MS + HOUR_MS);
  expect(await read(still.client, still.milestoneId)).toMatchObject(disputed);
});
