// Lists of contracts tell each side what waits for it.
import { expect, test } from "vitest";
import { HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, eur, fund, handIn, startContract, submittedWork } from "#test/hiring.ts";
import { payWith } from "#test/paying.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";

const BANK_IN_THREE_HOURS = "6200000000000047";
const kogi = world();

const waiting = async (person: Person) => {
  const { data } = await person.api.contracts.listContracts({ query: { status: ["active", "disputed"] } });
  return data.flatMap((contract) => contract.waiting.map((one) => `${one.title}: ${one.for}`));
};

test("a rest, a wish for the money, a proposal and work behind an unfunded milestone wait for whoever answers them", async () => {
  const { client, freelancer, contract, milestoneId, milestones } = await submittedWork(kogi, [40_000, 30_000, 30_000]);
  expect(await waiting(client)).toEqual(["Step 1: approve"]);
  await approve(client, milestoneId, { amount: eur(10_000), rest: "refund" });
  const last = milestones[2]?.milestone_id ?? "";
  await fund(kogi, client, last);
  await client.api.contracts.requestRefund({ params: { milestone_id: last }, body: { reason: "We closed." } });
  const body = { title: "One more", amount: eur(20_000) };
  await client.api.contracts.proposeMilestone({ params: { contract_id: contract.contract_id }, body });
  expect(await waiting(freelancer)).toEqual(["Step 1: answer_rest", "Step 3: answer_refund", "One more: agree"]);
  expect(await waiting(client)).toEqual([]);
  await handIn(freelancer, last);
  expect(await waiting(client)).toEqual(["Step 3: approve"]);
});

test("a client sees their payment on the milestone until it has arrived, and is not asked to pay meanwhile", async () => {
  const { client, freelancer, milestones } = await startContract(kogi, [100_000]);
  const params = { milestone_id: milestones[0]?.milestone_id ?? "" };
  const seenBy = async (person: Person) => (await person.api.contracts.getMilestone({ params })).payment;
  expect(await seenBy(client)).toBeNull();
  const begun = await client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  const { transaction_id } = begun;
  expect(await seenBy(client)).toEqual({ transaction_id, state: "open" });
  expect(await waiting(client)).toEqual(["Step 1: fund"]);
  await payWith(kogi, begun.checkout_url, BANK_IN_THREE_HOURS);
  await kogi.settle();
  expect(await seenBy(client)).toEqual({ transaction_id, state: "processing" });
  expect(await waiting(client)).toEqual([]);
  // It is the payer's alone until the money is there.
  expect(await seenBy(freelancer)).toBeNull();
  await kogi.advance(4 * HOUR_MS);
  expect(await seenBy(client)).toBeNull();
  expect(await client.api.contracts.getMilestone({ params })).toMatchObject({ status: "funded" });
});
