// Who ends a contract loses nothing by it where there was nothing to give up.
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { contractBetween, eur, fund } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { hearOfFinished } from "#test/standing.ts";
import { world } from "#test/world.ts";

const kogi = world();

async function threeGood(): Promise<{ client: Person; freelancer: Person }> {
  const [client, other] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi, { user_type: "client" })];
  const freelancer = await signUp(kogi, { user_type: "freelancer" });
  for (const one of [client, client, other]) await hearOfFinished(kogi, one, freelancer);
  return { client, freelancer };
}
const success = ({ api, userId }: Person) => api.standing.getSuccess({ params: { user_id: userId } });

test.for<[string, "never" | "asked" | "unasked" | "partly", number]>([
  ["that was never paid for costs nothing", "never", 100],
  ["whose money the client asked back costs nothing", "asked", 100],
  ["that was paid for is giving it up, and says so before", "unasked", 75],
  ["of which Kogi sent a small part back is giving up the rest", "partly", 75],
])("ending a contract %s", async ([_, how, score]) => {
  const { client, freelancer } = await threeGood();
  const { contract, milestones } = await contractBetween(client, freelancer, [10_000]);
  const milestone = { params: { milestone_id: milestones[0]?.milestone_id ?? "" } };
  const paid = how === "never" ? null : await fund(kogi, client, milestone.params.milestone_id);
  if (how === "asked") await client.api.contracts.requestRefund({ ...milestone, body: { reason: "No time." } });
  if (how === "partly" && paid) {
    const desk = await signUp(kogi, { roles: ["admin"] });
    await desk.api.payments.orderRefund({
      params: { transaction_id: paid.transaction_id },
      body: { amount: eur(1_000), bearer: "earner", reason: "Charged by mistake." },
      idempotencyKey: newId(),
    });
  }
  if (how !== "never")
    await freelancer.api.contracts.refundMilestone({ ...milestone, body: {}, idempotencyKey: newId() });
  const params = { contract_id: contract.contract_id };
  const givesUp = async ({ api }: Person) => (await api.contracts.getContract({ params })).gives_up;
  expect([await givesUp(freelancer), await givesUp(client)]).toEqual([score < 100, false]);
  await freelancer.api.contracts.closeContract({ params, body: { reason: "It is over." } });
  await kogi.settle();
  expect((await success(freelancer)).score).toBe(score);
  expect(await givesUp(freelancer)).toBe(false);
});
