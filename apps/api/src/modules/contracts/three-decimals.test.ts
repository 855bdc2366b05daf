// Stripe takes amounts of three decimals that end in zero alone: so does every part into which protected money is divided.
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, handIn, postProject, propose } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../test/stripe/on-stripe.ts";

const kogi = world();
let stripe: OnStripe;
beforeAll(async () => {
  stripe = await onStripe(kogi);
});
afterAll(() => stripe.standIn.close());

const kwd = (fils: number) => ({ amount: String(fils), currency: "KWD" });
const TOO_FINE = { status: 422, code: "fees.too_fine" };

async function fundWork(client: Person, milestoneId: string) {
  const params = { milestone_id: milestoneId };
  const { transaction_id } = await client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  await stripe.payBegun(transaction_id);
}

/** Ten dinars are protected for work; with `waitDays` it was handed in so long after. */
async function handedIn(waitDays = 0) {
  let client = await signUp(kogi, { user_type: "client", name: "Clara Client" });
  let freelancer = await signUp(kogi, { name: "Fred Free" });
  const { project_id } = await postProject(client, { budget_min: kwd(1_000), budget: kwd(20_000) });
  const { proposal_id } = await propose(freelancer, project_id, { amount: kwd(10_000) });
  const { offer_id } = await client.api.projects.makeOffer({
    params: { proposal_id },
    body: { total: kwd(10_000), milestones: [{ title: "The mark", amount: kwd(10_000) }], message: "Shall we?" },
  });
  const contract = await freelancer.api.contracts.acceptOffer({ params: { offer_id } });
  const params = { milestone_id: contract.milestones[0]?.milestone_id ?? "" };
  await fundWork(client, params.milestone_id);
  if (waitDays > 0) await kogi.advance(waitDays * DAY_MS);
  [client, freelancer] = await Promise.all([signBackIn(kogi, client), signBackIn(kogi, freelancer)]);
  await handIn(freelancer, params.milestone_id);
  return { client, freelancer, params, milestoneId: params.milestone_id };
}

test("a part that would leave a rest too fine is not approved; what a round one leaves can be charged anew", async () => {
  const { client, freelancer, params, milestoneId } = await handedIn(78);
  const refused = await refusal(approve(client, milestoneId, { amount: kwd(1_004), rest: "refund" }));
  expect(refused).toMatchObject({
    ...TOO_FINE,
    nearest: kwd(1_000),
    errors: [{ pointer: "/body/amount/amount" }],
  });
  // Rounded down there would be no part.
  expect(await refusal(approve(client, milestoneId, { amount: kwd(3) }))).toMatchObject({ nearest: kwd(10) });
  await approve(client, milestoneId, { amount: kwd(1_000), rest: "refund" });
  const body = { answer: "decline" as const, note: "" };
  await freelancer.api.contracts.answerRest({ params, body, idempotencyKey: newId() });
  const before = await client.api.contracts.getMilestone({ params });
  expect(before.protected_amount).toEqual(kwd(9_000));
  await fundWork(client, milestoneId);
  const renewed = await client.api.contracts.getMilestone({ params });
  expect(renewed.protected_amount).toEqual(kwd(9_000));
  expect(Date.parse(renewed.held_until ?? "")).toBeGreaterThan(Date.parse(before.held_until ?? ""));
});

test("disputed money is divided no finer, by whoever proposes or decides it; all of it goes either way", async () => {
  const work = await handedIn();
  const { params } = work;
  const disputed = { reason: "Half of it is missing." };
  const field = { ...TOO_FINE, errors: [{ pointer: "/body/to_freelancer/amount" }] };
  const open = (fils: number) =>
    work.client.api.contracts.disputeMilestone({ params, body: { ...disputed, to_freelancer: kwd(fils) } });
  expect(await refusal(open(5_005))).toMatchObject(field);
  const { dispute } = await open(5_010);
  const propose = (fils: number) =>
    work.freelancer.api.contracts.proposeSettlement({ params, body: { to_freelancer: kwd(fils) } });
  expect(await refusal(propose(9_999))).toMatchObject({ ...field, nearest: kwd(10_000) });
  for (const fils of [0, 10_000, 6_660]) await propose(fils);
  await kogi.advance(7 * DAY_MS + 1);
  await kogi.advance(7 * DAY_MS + 1);
  const { api } = await signUp(kogi, { user_type: "client", name: "Mona Mediator", roles: ["admin"] });
  const decide = (fils: number) =>
    api.contracts.decideDispute({
      params: { dispute_id: dispute?.dispute_id ?? "" },
      body: { to_freelancer: kwd(fils), reasons: "Half was delivered." },
      idempotencyKey: newId(),
    });
  expect(await refusal(decide(3_333))).toMatchObject({ ...field, nearest: kwd(3_330) });
  expect(await decide(3_330)).toMatchObject({ decisions: [{ to_client: kwd(6_670) }] });
});
