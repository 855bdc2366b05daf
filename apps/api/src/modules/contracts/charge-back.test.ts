// A card's bank takes one of several payments back for good: what another payment protects goes on as it was.
import { expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, eur, handIn, startContract } from "#test/hiring.ts";
import { booksAs, CARDS, payWith, signBackIn } from "#test/paying.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";

const LOST = "4000 0000 0000 0259";

const kogi = world();

const paramsOf = (milestone_id: string) => ({ params: { milestone_id } });
const read = async (person: Person, milestoneId: string) =>
  (await signBackIn(kogi, person)).api.contracts.getMilestone(paramsOf(milestoneId));

async function fundWith(card: string, client: Person, milestoneId: string) {
  const { api } = await signBackIn(kogi, client);
  const payment = await api.contracts.fundMilestone({ ...paramsOf(milestoneId), idempotencyKey: newId() });
  await payWith(kogi, payment.checkout_url, card);
  await kogi.settle();
}

/** 600 of 1000 released of the first; the other 400 protect the second, whose 1000 are not paid yet. */
async function rolledIn(firstCard: string) {
  const { client, freelancer, contract, milestones } = await startContract(kogi, [100_000, 100_000]);
  const [first = "", second = ""] = milestones.map((one) => one.milestone_id);
  await fundWith(firstCard, client, first);
  await handIn(freelancer, first);
  await approve(client, first, { amount: eur(60_000), rest: "next" });
  const body = { answer: "accept" as const, note: "" };
  await freelancer.api.contracts.answerRest({ ...paramsOf(first), body, idempotencyKey: newId() });
  await kogi.settle();
  return { client, freelancer, contract, second };
}
const bankTakesItBack = async () => {
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(8 * DAY_MS);
};

test("handed-in work stays handed in when one of two payments is lost: what the other protects can be approved", async () => {
  const { client, freelancer, second } = await rolledIn(CARDS.approved);
  await fundWith(LOST, client, second);
  await handIn(freelancer, second);
  await bankTakesItBack();
  const seen = await read(client, second);
  expect(seen).toMatchObject({
    status: "submitted",
    amount: eur(140_000),
    refunded_amount: eur(100_000),
    protected_amount: eur(40_000),
    auto_approve_at: expect.any(String),
  });
  const ended = await approve(await signBackIn(kogi, client), second);
  expect(ended).toMatchObject({ status: "released", released_amount: eur(40_000), protected_amount: eur(0) });
  expect(await booksAs(kogi, { [second]: "second" })).not.toContain("escrow milestone:second");
});

test("a dispute goes on over what is left when one of two payments is lost; what was proposed of all of it is void", async () => {
  const { client, freelancer, contract, second } = await rolledIn(CARDS.approved);
  await fundWith(LOST, client, second);
  await handIn(freelancer, second);
  await client.api.contracts.disputeMilestone({ ...paramsOf(second), body: { reason: "Not what we agreed." } });
  await bankTakesItBack();
  const seen = await read(freelancer, second);
  expect(seen).toMatchObject({ status: "disputed", refunded_amount: eur(100_000), protected_amount: eur(40_000) });
  expect(seen.dispute).toMatchObject({ ended_at: null });
  const back = await signBackIn(kogi, freelancer);
  const params = { contract_id: contract.contract_id };
  expect(await back.api.contracts.getContract({ params })).toMatchObject({ status: "disputed" });
});

test("a milestone that is not paid yet stays to be paid when what had rolled into it is taken back", async () => {
  const { client, contract, second } = await rolledIn(LOST);
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(7 * DAY_MS - 5 * MINUTE_MS);
  const { api } = await signBackIn(kogi, client);
  const open = await api.contracts.fundMilestone({ ...paramsOf(second), idempotencyKey: newId() });
  await kogi.advance(10 * MINUTE_MS);
  const seen = await read(client, second);
  expect(seen).toMatchObject({ status: "pending", amount: eur(140_000), protected_amount: eur(0) });
  const back = await signBackIn(kogi, client);
  const params = { contract_id: contract.contract_id };
  expect(await back.api.contracts.getContract({ params })).toMatchObject({ status: "active" });
  const closed = await back.api.payments.getPayment({ params: { transaction_id: open.transaction_id } });
  expect(closed).toMatchObject({ status: "cancelled" });
  await fundWith(CARDS.approved, client, second);
  expect(await read(client, second)).toMatchObject({ status: "funded", protected_amount: eur(140_000) });
});
