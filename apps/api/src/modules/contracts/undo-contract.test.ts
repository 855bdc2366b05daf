// Money goes back after it was released: a contract of which nothing stayed counts for nobody, wherever it counted.
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { skillId } from "#modules/users/index.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, eur, handIn, startContract } from "#test/hiring.ts";
import { payWith, signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { lockRating } from "./ratings.repository.ts";
import { lockReview } from "./reviews.repository.ts";
import { undoIfNothingStayed } from "./undo-contract.ts";

const LOST = "4000 0000 0000 0259";

const kogi = world();

const five = { quality: 5, communication: 5, expertise: 5, deadlines: 5, cooperation: 5, text: "The best there is." };
const review = ({ api }: Person, contract_id: string) =>
  api.contracts.writeReview({ params: { contract_id }, body: five });

async function released(card: string) {
  const { client, freelancer, contract, milestones } = await startContract(kogi, [50_000]);
  const params = { milestone_id: milestones[0]?.milestone_id ?? "" };
  const payment = await client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  await payWith(kogi, payment.checkout_url, card);
  await kogi.settle();
  await handIn(freelancer, params.milestone_id);
  await approve(client, params.milestone_id);
  await kogi.settle();
  return { client, freelancer, contractId: contract.contract_id, transactionId: payment.transaction_id };
}

async function piece({ api }: Person) {
  const { portfolio_id } = await api.portfolios.createPortfolio({ body: { title: "Labels and marks" } });
  const body = { kind: "link" as const, title: "Labels", link: "https://example.org/labels" };
  const { item_id } = await api.portfolios.addItem({ params: { portfolio_id }, body });
  await api.portfolios.publishPortfolio({ params: { portfolio_id } });
  return { portfolio_id, item_id };
}

const figures = async ({ userId }: Person, as: "client" | "freelancer" = "freelancer") => {
  const { contracts, users } = kogi.api();
  const [rating] = (await contracts.getRatings({ query: { user_id: [userId], as, spread: true } })).data;
  const { badges, level } = await users.getUser({ params: { user_id: userId } });
  const { reviews_count, average, contracts_completed, criteria } = rating ?? {};
  const listed = (await contracts.listReviews({ query: { user_id: userId } })).data.length;
  return {
    reviews_count,
    average,
    contracts_completed,
    criteria: criteria?.length,
    listed,
    badges,
    level: level?.level,
  };
};
const NOTHING = {
  reviews_count: 0,
  average: null,
  contracts_completed: 0,
  criteria: 0,
  listed: 0,
  badges: [],
  level: undefined,
};

test("a stolen card buys no reputation: what its contract gave to both sides goes when the bank takes the money", async () => {
  const { client, freelancer, contractId } = await released(LOST);
  await review(client, contractId);
  await review(freelancer, contractId);
  const { portfolio_id, item_id } = await piece(freelancer);
  const skill_id = skillId("wordmarks");
  await freelancer.api.users.putSkills({
    params: { user_id: freelancer.userId },
    body: { skills: [{ skill_id, level: "expert" }] },
  });
  const params = { user_id: freelancer.userId, skill_id };
  await client.api.endorsements.endorse({ params });
  const { confirmation_id } = await freelancer.api.portfolios.askConfirmation({
    params: { item_id },
    body: { contract_id: contractId, message: "Gladly." },
  });
  await client.api.portfolios.confirmWork({ params: { confirmation_id }, body: { item_version: 1, show_name: true } });
  await kogi.settle();
  expect(await figures(freelancer)).toMatchObject({
    ...NOTHING,
    reviews_count: 1,
    average: 5,
    contracts_completed: 1,
    criteria: 5,
    listed: 1,
    badges: ["first_project"],
    level: 1,
  });
  const vouched = async () =>
    (await kogi.api().endorsements.listEndorsements({ params: { user_id: freelancer.userId }, query: {} })).data[0];
  expect(await vouched()).toMatchObject({ worked_together: true });

  await kogi.advance(DAY_MS + 1);
  await kogi.advance(8 * DAY_MS);
  expect([await figures(freelancer), await figures(client, "client")]).toEqual([NOTHING, NOTHING]);
  expect(await vouched()).toMatchObject({ worked_together: false });
  const portfolio = await kogi.api().portfolios.getPortfolio({ params: { portfolio_id } });
  expect([portfolio.verified_count, portfolio.items[0]?.verified]).toEqual([0, null]);
  const back = await signBackIn(kogi, freelancer);
  expect((await back.api.portfolios.listFinishedContracts({ query: {} })).data).toEqual([]);
  const { reviews } = await back.api.contracts.getContract({ params: { contract_id: contractId } });
  expect(reviews).toMatchObject({ mine: { hidden: { reason: null } }, theirs: null });
  const file = await back.api.contracts.exportReputation({ params: { user_id: freelancer.userId } });
  expect(file.claims).toMatchObject({ contracts_completed: 0, badges: [], reviews: [] });
});

test("what is sent back at the earner's cost undoes a contract with its last cent, before its reviews are shown too", async () => {
  const { client, freelancer, contractId, transactionId } = await released("4242 4242 4242 4242");
  await review(client, contractId);
  const desk = await signUp(kogi, { name: "Dora Desk", roles: ["admin"] });
  /** Without a sum, all that is left. */
  const sendBack = async (cents?: number) => {
    await desk.api.payments.orderRefund({
      params: { transaction_id: transactionId },
      body: { bearer: "earner", reason: "Charged by mistake.", ...(cents ? { amount: eur(cents) } : {}) },
      idempotencyKey: newId(),
    });
    await kogi.settle();
  };
  await sendBack(30_000);
  expect(await figures(freelancer)).toMatchObject({ contracts_completed: 1, badges: ["first_project"] });
  await sendBack();
  expect(await figures(freelancer)).toEqual(NOTHING);
  expect(await refusal(review(freelancer, contractId))).toMatchObject({ code: "review.too_late" });
  await kogi.advance(15 * DAY_MS);
  expect(await figures(freelancer)).toEqual(NOTHING);
});

test("what Kogi gives back of its own leaves the work as it was", async () => {
  const { client, freelancer, transactionId } = await released("4242 4242 4242 4242");
  const desk = await signUp(kogi, { name: "Dora Desk", roles: ["admin"] });
  await desk.api.payments.orderRefund({
    params: { transaction_id: transactionId },
    body: { bearer: "kogi", reason: "Out of courtesy." },
    idempotencyKey: newId(),
  });
  await kogi.settle();
  for (const person of [client, freelancer])
    expect(await figures(person)).toMatchObject({ contracts_completed: 1, badges: ["first_project"] });
});

test("a contract is undone while one of its reviews is decided on: the one waits for the other", async () => {
  const { client, freelancer, contractId } = await released("4242 4242 4242 4242");
  const { review_id } = await review(client, contractId);
  const { platform } = kogi;
  await platform.inTransaction((tx) =>
    tx
      .updateTable("contracts.contracts")
      .set({ undone_minor: 50_000n })
      .where("contract_id", "=", contractId)
      .execute(),
  );
  const undoing = await platform.inTransaction(async (tx) => {
    await lockReview(tx, review_id);
    const other = platform.inTransaction((beside) => undoIfNothingStayed(beside, platform, contractId));
    await setTimeout(300);
    await lockRating(tx, freelancer.userId);
    return { other };
  });
  await undoing.other;
  expect((await figures(freelancer)).contracts_completed).toBe(0);
});
