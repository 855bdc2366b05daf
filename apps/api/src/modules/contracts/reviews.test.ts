import { expect, test } from "vitest";
import type { ReviewBody } from "#api-schema/reviews.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import {
  approve,
  contractBetween,
  eur,
  fund,
  handIn,
  postProject,
  propose,
  startContract,
  terms,
} from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { ratingsOf } from "./index.ts";

const kogi = world();
const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const stars = (number: number, text = "Good to work with."): ReviewBody => ({
  quality: number,
  communication: number,
  expertise: number,
  deadlines: number,
  cooperation: number,
  text,
});
const review = (person: Person, contractId: string, body: ReviewBody) =>
  person.api.contracts.writeReview({ params: { contract_id: contractId }, body });
const about = async (userId: string) => (await kogi.api().contracts.listReviews({ query: { user_id: userId } })).data;
const rated = async (userId: string, as: "client" | "freelancer" = "freelancer") =>
  (await ratingsOf(kogi.platform.db, [userId], { as, at: kogi.platform.clock.now() })).get(userId);

async function finished(client?: Person, freelancer?: Person) {
  const made =
    client && freelancer ? await contractBetween(client, freelancer, [10_000]) : await startContract(kogi, [10_000]);
  const milestoneId = made.milestones[0]?.milestone_id ?? "";
  await fund(kogi, made.client, milestoneId);
  await handIn(made.freelancer, milestoneId);
  await approve(made.client, milestoneId);
  return { ...made, contractId: made.contract.contract_id };
}

test("neither side reads the other's review until both wrote; then both are shown and count", async () => {
  const { client, freelancer, contractId } = await finished();
  const mine = await review(client, contractId, { ...stars(5), deadlines: 3 });
  expect(mine).toMatchObject({ author_role: "client", overall: 4.6, revealed_at: null });
  const params = { contract_id: contractId };
  const blind = await freelancer.api.contracts.getContract({ params });
  expect(blind.reviews).toMatchObject({ mine: null, theirs: null, theirs_written: true, revealed: false });
  expect(JSON.stringify(blind)).not.toContain("Good to work with");
  expect(await about(freelancer.userId)).toEqual([]);
  expect(await rated(freelancer.userId)).toMatchObject({ score: null, reviews_count: 0, contracts_completed: 1 });
  await review(freelancer, contractId, stars(4, "Clear and quick."));
  const shown = await freelancer.api.contracts.getContract({ params });
  expect(shown.reviews).toMatchObject({ revealed: true, theirs: { overall: 4.6, author: { name: "Clara Client" } } });
  expect(await about(client.userId)).toMatchObject([
    { text: "Clear and quick.", overall: 4, author_role: "freelancer" },
  ]);
  expect(await rated(freelancer.userId)).toMatchObject({ average: 4.6, score: 4.6, reviews_count: 1 });
  const again = review(client, contractId, stars(1));
  await expect(again).rejects.toEqual(refusal(409, "review.already_written"));
});

test("a list tells which ended contracts wait for one's review, cancelled ones too, until it is written or too late", async () => {
  const { client, freelancer, contractId } = await finished();
  const cancelled = await contractBetween(client, freelancer, [10_000]);
  await fund(kogi, client, cancelled.milestones[0]?.milestone_id ?? "");
  const ids = async (person: Person, takes_review = true) =>
    (await person.api.contracts.listContracts({ query: { takes_review } })).data.map((one) => one.contract_id);
  const other = cancelled.contract.contract_id;
  expect(await ids(client)).toEqual([contractId]);
  expect(await ids(client, false)).toEqual([other]);
  const params = { milestone_id: cancelled.milestones[0]?.milestone_id ?? "" };
  await freelancer.api.contracts.refundMilestone({ params, body: {}, idempotencyKey: newId() });
  await client.api.contracts.closeContract({ params: { contract_id: other }, body: { reason: "Plans changed." } });
  expect(await ids(client)).toEqual([other, contractId]);
  await review(client, contractId, stars(5));
  expect(await ids(client)).toEqual([other]);
  expect(await ids(freelancer)).toEqual([other, contractId]);
  const mine = await client.api.contracts.listContracts({ query: { offer_id: cancelled.contract.offer_id } });
  expect(mine.data.map((one) => one.contract_id)).toEqual([other]);
});

test("two reviews of 5.0 give a score of 4.667, and proposals are sorted by it", async () => {
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  for (let turn = 0; turn < 2; turn += 1) {
    const { contractId } = await finished(client, freelancer);
    await review(client, contractId, stars(5));
    await review(freelancer, contractId, stars(5));
  }
  await kogi.settle();
  expect(await rated(freelancer.userId)).toMatchObject({ average: 5, score: 4.667, contracts_completed: 2 });
  for (const [as, { userId }] of [["freelancer", freelancer] as const, ["client", client] as const]) {
    const { data } = await kogi.api().contracts.getRatings({ query: { user_id: [userId], as } });
    expect(data[0]?.score).toBe(4.667);
  }
  const received = await client.api.projects.listMyProposals({ query: { role: "client", limit: 1 } });
  expect(received.data[0]?.rating).toEqual({ score: 4.667, average: 5, reviews_count: 2 });
});

test("the spread counts shown reviews alone, for who asks for it, and none of somebody who blocked the reader", async () => {
  const { client, freelancer, contractId } = await finished();
  const asked = async (reader: Pick<Person, "api">) => {
    const { data } = await reader.api.contracts.getRatings({ query: { user_id: [freelancer.userId], spread: true } });
    return data[0];
  };
  const spread = async (reader: Pick<Person, "api">) => {
    const rating = await asked(reader);
    return rating?.spread?.map(({ stars: number, reviews_count }) => [number, reviews_count]);
  };
  const none = [5, 4, 3, 2, 1].map((number) => [number, 0]);
  await review(client, contractId, { ...stars(5), deadlines: 2 });
  expect(await spread(client)).toEqual(none);
  await review(freelancer, contractId, stars(1));
  const second = await finished(client, freelancer);
  await review(client, second.contractId, stars(2));
  await review(freelancer, second.contractId, stars(5));
  const third = await finished(client, freelancer);
  await review(client, third.contractId, stars(5));
  expect(await spread({ api: kogi.api() })).toEqual([
    [5, 0],
    [4, 1],
    [3, 0],
    [2, 1],
    [1, 0],
  ]);
  const means = (await asked({ api: kogi.api() }))?.criteria?.map(({ criterion, average }) => [criterion, average]);
  expect(means).toEqual([
    ["quality", 3.5],
    ["communication", 3.5],
    ["expertise", 3.5],
    ["deadlines", 2],
    ["cooperation", 3.5],
  ]);
  const unasked = await kogi.api().contracts.getRatings({ query: { user_id: [freelancer.userId] } });
  expect(unasked.data[0]).not.toHaveProperty("spread");
  const reader = await signUp(kogi);
  await freelancer.api.users.addBlock({ body: { user_id: reader.userId, kind: "block" } });
  expect(await spread(reader)).toEqual(none);
  expect((await asked(reader))?.criteria).toEqual([]);
});

test("a review that moderation hid counts nowhere: not in the mean, nor for the one that comes next", async () => {
  const { client, freelancer, contractId } = await finished();
  const { review_id } = await review(client, contractId, stars(1));
  await review(freelancer, contractId, stars(5));
  const hide = (at: string) =>
    kogi.platform.owner((db) =>
      db.query(`update contracts.reviews set hidden_at = ${at} where review_id = $1`, [review_id]),
    );
  await hide("'2026-01-01'");
  expect(await rated(freelancer.userId)).toMatchObject({ average: null, score: null, reviews_count: 0 });
  const second = await finished(client, freelancer);
  await review(client, second.contractId, stars(5));
  await review(freelancer, second.contractId, stars(5));
  expect(await rated(freelancer.userId)).toMatchObject({ average: 5, reviews_count: 1 });
  await kogi.settle();
  const received = await client.api.projects.listMyProposals({ query: { role: "client", limit: 1 } });
  expect(received.data[0]?.rating).toMatchObject({ average: 5, reviews_count: 1 });
  await hide("null");
  expect(await rated(freelancer.userId)).toMatchObject({ average: 3, reviews_count: 2 });
});

test("after fourteen days what one side wrote is shown, and the other can write no more", async () => {
  const { client, freelancer, contractId } = await finished();
  await review(client, contractId, stars(2, "Late every time."));
  await kogi.advance(13 * DAY_MS);
  expect(await about(freelancer.userId)).toEqual([]);
  await kogi.advance(2 * DAY_MS);
  expect(await about(freelancer.userId)).toMatchObject([{ text: "Late every time." }]);
  const late = await signBackIn(kogi, freelancer);
  await expect(review(late, contractId, stars(1))).rejects.toEqual(refusal(409, "review.too_late"));
  expect((await late.api.contracts.getContract({ params: { contract_id: contractId } })).can).toEqual([]);
});

test("two reviews written at once are shown once and counted once each", async () => {
  const { client, freelancer, contractId } = await finished();
  await Promise.all([review(client, contractId, stars(5)), review(freelancer, contractId, stars(3))]);
  expect(await rated(freelancer.userId)).toMatchObject({ average: 5, reviews_count: 1 });
  expect(await rated(client.userId, "client")).toMatchObject({ average: 3, reviews_count: 1 });
});

test("what freelancers say of somebody as a client is no praise of their work", async () => {
  const ana = await signUp(kogi, { roles: ["client"] });
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const worked = await finished(client, ana);
  await review(client, worked.contractId, stars(2));
  await review(ana, worked.contractId, stars(5));
  const hired = await finished(ana, freelancer);
  const thanks = await review(freelancer, hired.contractId, stars(5));
  await review(ana, hired.contractId, stars(5));
  await kogi.settle();
  expect(await rated(ana.userId)).toMatchObject({ average: 2, reviews_count: 1, contracts_completed: 2 });
  expect(await rated(ana.userId, "client")).toMatchObject({ average: 5, reviews_count: 1 });
  // Lists of people and proposals go by the work.
  const { rating_rank, rated_reviews } = await kogi.platform.db
    .selectFrom("users.users")
    .select(["rating_rank", "rated_reviews"])
    .where("user_id", "=", ana.userId)
    .executeTakeFirstOrThrow();
  expect([rating_rank, rated_reviews]).toEqual([4_364, 1]);
  // Whoever reads asks for either side, or for so many stars.
  const listed = async (query: {
    author_role?: ("client" | "freelancer")[];
    overall_min?: number;
    overall_max?: number;
  }) => {
    const asked = { user_id: ana.userId, count: true, ...query };
    const { data, total } = await kogi.api().contracts.listReviews({ query: asked });
    return [total, data.map(({ overall }) => overall)];
  };
  expect(await listed({})).toEqual([2, [5, 2]]);
  expect([await listed({ author_role: ["client"] }), await listed({ author_role: ["freelancer"] })]).toEqual([
    [1, [2]],
    [1, [5]],
  ]);
  expect([
    await listed({ overall_min: 1.5, overall_max: 2.5 }),
    await listed({ overall_min: 2.5, overall_max: 4.8 }),
  ]).toEqual([
    [1, [2]],
    [0, []],
  ]);
  const spread = async (as: "client" | "freelancer") => {
    const { data } = await kogi.api().contracts.getRatings({ query: { user_id: [ana.userId], as, spread: true } });
    return [data[0]?.as, data[0]?.spread?.map(({ reviews_count }) => reviews_count)];
  };
  expect([await spread("freelancer"), await spread("client")]).toEqual([
    ["freelancer", [0, 0, 0, 1, 0]],
    ["client", [1, 0, 0, 0, 0]],
  ]);
  // What is hidden of one side takes nothing from the other.
  await kogi.platform.owner((db) =>
    db.query("update contracts.reviews set hidden_at = now() where review_id = $1", [thanks.review_id]),
  );
  expect(await rated(ana.userId, "client")).toMatchObject({ average: null, reviews_count: 0 });
  expect(await rated(ana.userId)).toMatchObject({ average: 2, reviews_count: 1 });
});

test("the reviewed person answers once, in public; nobody else does", async () => {
  const { client, freelancer, contractId } = await finished();
  const mine = await review(client, contractId, stars(3));
  const params = { review_id: mine.review_id };
  const answer = (person: Person) => person.api.contracts.answerReview({ params, body: { text: "Thank you." } });
  await expect(answer(freelancer)).rejects.toEqual(refusal(404, "review.not_found"));
  await review(freelancer, contractId, stars(5));
  await expect(answer(client)).rejects.toEqual(refusal(404, "review.not_found"));
  expect(await answer(freelancer)).toMatchObject({ answer: { text: "Thank you." }, can: ["report"] });
  await expect(answer(freelancer)).rejects.toEqual(refusal(409, "review.already_answered"));
  expect(await about(freelancer.userId)).toMatchObject([{ answer: { text: "Thank you." } }]);
});

test("a contract that runs, or ended without money ever protected, is not reviewed", async () => {
  const { client, freelancer, contract } = await startContract(kogi);
  const contractId = contract.contract_id;
  await expect(review(client, contractId, stars(5))).rejects.toEqual(refusal(409, "contract.not_ended"));
  await freelancer.api.contracts.closeContract({ params: { contract_id: contractId }, body: {} });
  await expect(review(client, contractId, stars(5))).rejects.toEqual(refusal(409, "contract.never_funded"));
  await expect(review(await signUp(kogi), contractId, stars(5))).rejects.toEqual(refusal(404, "contract.not_found"));
});

test("who won all of it back warns others; it is no finished contract of either side", async () => {
  const { client, freelancer, contract, milestones } = await startContract(kogi, [10_000]);
  const params = { contract_id: contract.contract_id };
  const milestone = { milestone_id: milestones[0]?.milestone_id ?? "" };
  await fund(kogi, client, milestone.milestone_id);
  await client.api.contracts.disputeMilestone({ params: milestone, body: { reason: "Nothing came." } });
  const proposed = await client.api.contracts.proposeSettlement({
    params: milestone,
    body: { to_freelancer: eur(0), message: "Nothing came." },
  });
  await freelancer.api.contracts.acceptSettlement({
    params: { settlement_id: proposed.dispute?.settlements[0]?.settlement_id ?? "" },
    idempotencyKey: newId(),
  });
  await client.api.contracts.closeContract({ params, body: {} });
  const ended = await freelancer.api.contracts.getContract({ params });
  expect(ended).toMatchObject({ status: "cancelled", can: ["review"] });
  await review(client, contract.contract_id, stars(5, "Gave it all back."));
  await review(freelancer, contract.contract_id, stars(5));
  await kogi.settle();
  expect(await about(freelancer.userId)).toMatchObject([{ text: "Gave it all back." }]);
  expect(await rated(freelancer.userId)).toMatchObject({ reviews_count: 1, contracts_completed: 0 });
});

test("what was agreed is frozen: the project may change, the contract does not", async () => {
  const { contract } = await startContract(kogi, [12_345]);
  const rows = await kogi.platform.db
    .selectFrom("contracts.contracts")
    .select(["signed_milestones", "rules_version"])
    .where("contract_id", "=", contract.contract_id)
    .execute();
  expect(rows).toEqual([
    {
      rules_version: 1,
      signed_milestones: [{ title: "Step 1", description: "", amount: eur(12_345), due_date: null }],
    },
  ]);
});

test("of somebody who blocked the reader there are no reviews and no rating, as of somebody unknown", async () => {
  const { client, freelancer, contractId } = await finished();
  await review(client, contractId, stars(5));
  await review(freelancer, contractId, stars(4));
  const reader = await signUp(kogi);
  const seen = async () => {
    const { data, total } = await reader.api.contracts.listReviews({
      query: { user_id: freelancer.userId, count: true },
    });
    const ratings = await reader.api.contracts.getRatings({ query: { user_id: [freelancer.userId] } });
    return { reviews: data.length, total, counted: ratings.data.map((one) => one.reviews_count) };
  };
  expect(await seen()).toEqual({ reviews: 1, total: 1, counted: [1] });
  await freelancer.api.users.addBlock({ body: { user_id: reader.userId, kind: "block" } });
  expect(await seen()).toEqual({ reviews: 0, total: 0, counted: [0] });
});

test("of somebody whom moderation hid strangers read no reviews and no rating; they themselves and administrators do", async () => {
  const { client, freelancer, contractId } = await finished();
  await review(client, contractId, stars(5));
  await review(freelancer, contractId, stars(4));
  const [reader, admin] = [await signUp(kogi), await signUp(kogi, { roles: ["admin"] })];
  await kogi.platform.owner((db) =>
    db.query("update users.users set hidden_at = now() where user_id = $1", [freelancer.userId]),
  );
  const seen = async ({ api }: Pick<Person, "api">) => {
    const { total } = await api.contracts.listReviews({ query: { user_id: freelancer.userId, count: true } });
    const { data } = await api.contracts.getRatings({ query: { user_id: [freelancer.userId] } });
    return [total, data[0]?.reviews_count];
  };
  expect(await seen({ api: kogi.api() })).toEqual([0, 0]);
  expect(await seen(reader)).toEqual([0, 0]);
  expect(await seen(freelancer)).toEqual([1, 1]);
  expect(await seen(admin)).toEqual([1, 1]);
});

test("what was between two people alone has no title for others: neither on a review nor in the reputation", async () => {
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const wishes = [
    { title: "A sign for all to see" },
    { title: "Rebranding before the sale", visibility: "invited" },
  ] as const;
  for (const wish of wishes) {
    const { project_id } = await postProject(client, wish);
    if ("visibility" in wish) {
      const body = { user_id: freelancer.userId, message: "Please." };
      await client.api.projects.invite({ params: { project_id }, body });
    }
    const { proposal_id } = await propose(freelancer, project_id);
    const { offer_id } = await client.api.projects.makeOffer({ params: { proposal_id }, body: terms([10_000]) });
    const contract = await freelancer.api.contracts.acceptOffer({ params: { offer_id } });
    const milestoneId = contract.milestones[0]?.milestone_id ?? "";
    await fund(kogi, client, milestoneId);
    await handIn(freelancer, milestoneId);
    await approve(client, milestoneId);
    await review(client, contract.contract_id, stars(5));
    await review(freelancer, contract.contract_id, stars(5));
  }
  const titles = async ({ api }: Pick<Person, "api">) =>
    (await api.contracts.listReviews({ query: { user_id: freelancer.userId } })).data.map((one) => one.contract_title);
  expect(await titles({ api: kogi.api() })).toEqual([null, "A sign for all to see"]);
  expect(await titles(await signUp(kogi))).toEqual([null, "A sign for all to see"]);
  expect(await titles(freelancer)).toEqual(["Rebranding before the sale", "A sign for all to see"]);
  const params = { user_id: freelancer.userId };
  const { claims } = await freelancer.api.contracts.exportReputation({ params });
  expect(claims.reviews.map((one) => one.contract_title)).toEqual([null, "A sign for all to see"]);
});
