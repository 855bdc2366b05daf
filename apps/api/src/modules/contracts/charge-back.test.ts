// A card's bank takes one of several payments back for good: what another payment protects goes on as it was.
import { expect, test } from "vitest";
import { milestoneRefunded } from "#events/contracts.ts";
import { DAY_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, eur, handIn, startContract } from "#test/hiring.ts";
import { booksAs, CARDS, payWith, signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const LOST = "4000 0000 0000 0259";
const WON_WITH_EVIDENCE = "4000 0000 0000 2685";

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
  await leaveRest(client, freelancer, first);
  return { client, freelancer, contract, second };
}

async function leaveRest(client: Person, freelancer: Person, milestoneId: string) {
  await approve(client, milestoneId, { amount: eur(60_000), rest: "next" });
  const body = { answer: "accept" as const, note: "" };
  await freelancer.api.contracts.answerRest({ ...paramsOf(milestoneId), body, idempotencyKey: newId() });
  await kogi.settle();
}

/** Both banks took their payment back, and Kogi answers the one that can be won: days after the other was lost. */
async function bothDisputed() {
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(6 * DAY_MS);
  const { api } = await signUp(kogi, { roles: ["admin"] });
  const { data } = await api.payments.listChargebacks({ query: { limit: 2 } });
  const winnable = data.find((one) => one.reason === "product_not_received")?.chargeback_id ?? "";
  await api.payments.submitChargebackEvidence({
    params: { chargeback_id: winnable },
    body: { text: "The work was handed in." },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  await kogi.advance(DAY_MS);
  const { data: then } = await api.payments.listChargebacks({ query: { limit: 2 } });
  expect(then.map((one) => one.status).toSorted()).toEqual(["evidence_sent", "lost"]);
  return { oneIsWon: () => kogi.advance(3 * DAY_MS) };
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
  // Not as if the freelancer had given it back.
  const { data: told } = await (await signBackIn(kogi, freelancer)).api.notifications.listNotifications({
    query: { limit: 100 },
  });
  expect(told.find((one) => one.kind === milestoneRefunded.name)?.body).toBe(
    "The bank of the client’s card took the payment back.",
  );
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

test("of two payments the bank disputes one is lost: work and dispute wait for the other, which pays once it is won", async () => {
  const { client, freelancer, second } = await rolledIn(LOST);
  await fundWith(WON_WITH_EVIDENCE, client, second);
  await handIn(freelancer, second);
  await client.api.contracts.disputeMilestone({ ...paramsOf(second), body: { reason: "Not what we agreed." } });
  const { oneIsWon } = await bothDisputed();
  const between = await read(client, second);
  expect(between).toMatchObject({ status: "disputed", refunded_amount: eur(40_000), dispute: { ended_at: null } });
  await oneIsWon();
  const back = await signBackIn(kogi, client);
  await back.api.contracts.withdrawDispute(paramsOf(second));
  expect(await read(client, second)).toMatchObject({ status: "submitted", protected_amount: eur(100_000) });
  const ended = await approve(back, second);
  expect(ended).toMatchObject({ status: "released", released_amount: eur(100_000), protected_amount: eur(0) });
  expect(await booksAs(kogi, { [second]: "second" })).not.toContain("escrow milestone:second");
});

test("of two rolled-in payments the bank disputes one is lost: only that one is to be paid again", async () => {
  const { client, freelancer, milestones } = await startContract(kogi, [100_000, 100_000, 100_000]);
  const [first = "", second = "", third = ""] = milestones.map((one) => one.milestone_id);
  await fundWith(LOST, client, first);
  await fundWith(WON_WITH_EVIDENCE, client, second);
  // Handed in, the second takes nothing over: both rests protect the third.
  for (const one of [first, second]) await handIn(freelancer, one);
  for (const one of [first, second]) await leaveRest(client, freelancer, one);
  const { oneIsWon } = await bothDisputed();
  await oneIsWon();
  expect(await read(client, third)).toMatchObject({ status: "pending", protected_amount: eur(40_000) });
  await fundWith(CARDS.approved, client, third);
  expect(await read(client, third)).toMatchObject({
    status: "funded",
    amount: eur(180_000),
    protected_amount: eur(180_000),
  });
  await handIn(await signBackIn(kogi, freelancer), third);
  const ended = await approve(await signBackIn(kogi, client), third);
  expect(ended).toMatchObject({ status: "released", released_amount: eur(180_000) });
  expect(await booksAs(kogi, { [third]: "third" })).not.toContain("escrow milestone:third");
});

test("a page to charge work anew closes when the bank takes a part back: the next one is over what is left", async () => {
  const started = await startContract(kogi, [100_000, 100_000]);
  const [first = "", second = ""] = started.milestones.map((one) => one.milestone_id);
  await fundWith(CARDS.approved, started.client, first);
  await kogi.advance(77 * DAY_MS);
  const [client, freelancer] = await Promise.all([
    signBackIn(kogi, started.client),
    signBackIn(kogi, started.freelancer),
  ]);
  await handIn(freelancer, first);
  await leaveRest(client, freelancer, first);
  await fundWith(LOST, client, second);
  await handIn(freelancer, second);
  await kogi.advance(DAY_MS + 1);
  await kogi.advance(7 * DAY_MS - 5 * MINUTE_MS);
  const { api } = await signBackIn(kogi, client);
  const open = await api.contracts.fundMilestone({ ...paramsOf(second), idempotencyKey: newId() });
  await kogi.advance(10 * MINUTE_MS);
  const before = await read(client, second);
  expect(before).toMatchObject({ status: "submitted", protected_amount: eur(40_000) });
  const closed = await api.payments.getPayment({ params: { transaction_id: open.transaction_id } });
  expect(closed).toMatchObject({ status: "cancelled" });
  await fundWith(CARDS.approved, client, second);
  const renewed = await read(client, second);
  expect(renewed).toMatchObject({ status: "submitted", protected_amount: eur(40_000) });
  expect(Date.parse(renewed.held_until ?? "")).toBeGreaterThan(Date.parse(before.held_until ?? ""));
});
