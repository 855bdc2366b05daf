// A further milestone is proposed: what each of the two may answer, and what becomes of the contract meanwhile.
import { expect, test } from "vitest";
import { approve, eur, startContract, submittedWork } from "#test/hiring.ts";
import { world } from "#test/world.ts";

const kogi = world();

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });

test("who proposed a milestone takes it back, and the other side hears that it was taken back, not declined", async () => {
  const { client, freelancer, contract } = await startContract(kogi, [50_000]);
  const params = { contract_id: contract.contract_id };
  const body = { title: "One more sign", amount: eur(30_000) };
  const { milestone_id } = await freelancer.api.contracts.proposeMilestone({ params, body });
  const answer = (person: typeof client, word: "decline" | "withdraw") =>
    person.api.contracts.agreeMilestone({ params: { milestone_id }, body: { answer: word } });
  await expect(answer(client, "withdraw")).rejects.toEqual(refusal(403, "milestone.not_yours"));
  await expect(answer(freelancer, "decline")).rejects.toEqual(refusal(403, "milestone.not_yours"));
  expect(await answer(freelancer, "withdraw")).toMatchObject({ status: "cancelled" });
  const { data } = await client.api.contracts.listContractActivity({ params });
  expect(data[0]).toMatchObject({ type: "milestone_withdrawn", actor: { user_id: freelancer.userId } });
  await kogi.settle();
  const { data: notices } = await client.api.notifications.listNotifications();
  expect(notices.map((notice) => notice.title)).toContain("The proposal of “One more sign” was taken back");
});

test.for(["decline", "agree"] as const)("a contract waits for the answer to a further milestone: %s", async (word) => {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi, [50_000]);
  const params = { contract_id: contract.contract_id };
  const body = { title: "One more sign", amount: eur(30_000) };
  const { milestone_id } = await freelancer.api.contracts.proposeMilestone({ params, body });
  await approve(client, milestoneId);
  expect(await client.api.contracts.getContract({ params })).toMatchObject({ status: "active" });
  const answered = await client.api.contracts.agreeMilestone({ params: { milestone_id }, body: { answer: word } });
  expect(answered.status).toBe(word === "agree" ? "pending" : "cancelled");
  const { status } = await client.api.contracts.getContract({ params });
  expect(status).toBe(word === "agree" ? "active" : "completed");
});
