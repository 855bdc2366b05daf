// Lists of contracts tell each side what waits for it.
import { expect, test } from "vitest";
import { approve, eur, fund, handIn, submittedWork } from "#test/hiring.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";

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
