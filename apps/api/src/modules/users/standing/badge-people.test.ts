// One person makes no crowd: a badge asks how many people the facts come from, and ends when they were none.
import { expect, test } from "vitest";
import { reviewReportsDecided } from "#events/contracts.ts";
import { HOUR_MS } from "#platform/clock/index.ts";
import { eur } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { hearOfFinished } from "#test/standing.ts";
import { world } from "#test/world.ts";

const kogi = world();
const seen = (person: Person) => kogi.api().users.getUser({ params: { user_id: person.userId } });

/** Moderation hides the first review about somebody that is shown. */
async function hideOne(client: Person, freelancer: Person): Promise<void> {
  const { db, clock, events } = kogi.platform;
  const review = await db
    .selectFrom("users.shown_reviews")
    .selectAll()
    .where("user_id", "=", freelancer.userId)
    .where("hidden", "=", false)
    .orderBy("revealed_at")
    .limit(1)
    .executeTakeFirstOrThrow();
  await kogi.platform.inTransaction((tx) =>
    events.publish(tx, reviewReportsDecided, {
      contract_id: review.contract_id,
      project_id: null,
      title: "A sign",
      client_id: client.userId,
      freelancer_id: freelancer.userId,
      review_id: review.review_id,
      author_id: client.userId,
      user_id: freelancer.userId,
      overall_milli: 5_000,
      decision: "hide",
      reason: "Bought.",
      reporter_ids: [],
      revealed_at: clock.now().toISOString(),
    }),
  );
  await kogi.settle();
}

test("ten reviews of five stars by one client are no badge; by five clients they are, until one of the ten is hidden", async () => {
  const [freelancer, ...clients] = await Promise.all([1, 2, 3, 4, 5, 6].map(() => signUp(kogi)));
  const [first] = clients;
  if (!freelancer || !first) throw new Error("six people signed up");
  for (let turn = 0; turn < 10; turn += 1) await hearOfFinished(kogi, first, freelancer, 5);
  expect((await seen(freelancer)).badges).toEqual(["first_project"]);
  for (const client of clients.slice(1)) await hearOfFinished(kogi, client, freelancer, 5);
  expect((await seen(freelancer)).badges).toEqual(["ten_five_stars", "first_project"]);
  for (let turn = 0; turn < 4; turn += 1) await hideOne(first, freelancer);
  expect((await seen(freelancer)).badges).toEqual(["ten_five_stars", "first_project"]);
  await hideOne(first, freelancer);
  expect((await seen(freelancer)).badges).toEqual(["first_project"]);
});

test("five offers of one client, declined one after the other, make nobody fast", async () => {
  const [freelancer, client] = await Promise.all([signUp(kogi), signUp(kogi, { user_type: "client" })]);
  const milestones = [{ title: "All of it", amount: eur(10_000) }];
  const body = { user_id: freelancer.userId, title: "A small sign", total: eur(10_000), milestones };
  for (let turn = 0; turn < 5; turn += 1) {
    const { offer_id } = await client.api.projects.makeDirectOffer({ body });
    await freelancer.api.projects.declineOffer({ params: { offer_id }, body: {} });
  }
  await kogi.settle();
  await kogi.advance(HOUR_MS);
  expect(await seen(freelancer)).toMatchObject({ answers_within: null, badges: [] });
});
