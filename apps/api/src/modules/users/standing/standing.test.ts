import { expect, test } from "vitest";
import { contractCancelled, contractCompleted, reviewReportsDecided, reviewRevealed } from "#events/contracts.ts";
import { DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, contractBetween, eur, fund, handIn } from "#test/hiring.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { hearOfFinished } from "#test/standing.ts";
import { world } from "#test/world.ts";
import { evaluateWaiting } from "./evaluate-standing.ts";
import { countsOf } from "./facts.repository.ts";

const kogi = world();
const stars = (number: number) => ({
  quality: number,
  communication: number,
  expertise: number,
  deadlines: number,
  cooperation: number,
  text: "It went well.",
});

/** The whole way: from the contract to both reviews. */
async function finish(client: Person, freelancer: Person, number: number): Promise<void> {
  const { contract, milestones } = await contractBetween(client, freelancer, [10_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId);
  const params = { contract_id: contract.contract_id };
  for (const { api } of [client, freelancer]) await api.contracts.writeReview({ params, body: stars(number) });
  await kogi.settle();
}

const ruled = (change: string) => kogi.platform.owner((db) => db.query(change).then(() => undefined));
const seen = (person: Person) => kogi.api().users.getUser({ params: { user_id: person.userId } });
const badges = (person: Person) =>
  kogi.api().standing.listBadges({ params: { user_id: person.userId }, query: { count: true } });
const success = (person: Person, reader: Pick<Person, "api"> = { api: kogi.api() }) =>
  reader.api.standing.getSuccess({ params: { user_id: person.userId } });

test("the score shows from the third contract, its numbers to its owner alone; badges come and go with their reasons", async () => {
  const [one, two] = await Promise.all([1, 2].map(() => signUp(kogi, { user_type: "client" })));
  const freelancer = await signUp(kogi, { user_type: "freelancer", name: "Fred Free" });
  if (!one || !two) throw new Error("two clients signed up");
  await finish(one, freelancer, 5);
  const started = { level: 1, of: 4, names: { en: "Started", de: "Eingestiegen" } };
  expect(await seen(freelancer)).toMatchObject({ success_score: null, badges: ["first_project"], level: started });
  // A level is of the work one does.
  expect(await seen(one)).toMatchObject({ badges: ["first_project"], level: null });
  const { data: news } = await freelancer.api.notifications.listNotifications({ query: {} });
  expect(news.filter(({ kind }) => kind === "users.badge_earned")).toMatchObject([
    { title: "You earned a badge: First project", body: "Finished a first contract.", link: "/@fred-free" },
  ]);

  await hearOfFinished(kogi, two, freelancer);
  await hearOfFinished(kogi, two, freelancer, 5);
  expect(await seen(freelancer)).toMatchObject({ success_score: 100 });
  const { data: people } = await kogi.api().users.listUsers({ query: { user_type: ["freelancer"], q: "Fred" } });
  expect(people.find(({ user_id }) => user_id === freelancer.userId)).toMatchObject({
    success_score: 100,
    badges: ["first_project"],
  });
  expect(await success(freelancer, one)).toMatchObject({ score: 100, numbers: null, rule: { contracts_min: 3 } });
  expect((await success(freelancer, freelancer)).numbers).toMatchObject({
    contracts: 3,
    clients: 2,
    factors: [
      { ending: "liked", contracts: 2, weight: 4, share: 100 },
      { ending: "unreviewed", contracts: 1, weight: 2, share: 100 },
    ],
  });

  // Three contracts with two clients and a full score are enough for the second level from the night on.
  await ruled("update users.level_rules set contracts_min = 3, clients_min = 2 where level = 2");
  await evaluateWaiting(kogi.platform);
  expect((await seen(freelancer)).level).toMatchObject({ level: 2 });
  await ruled("update users.level_rules set contracts_min = 5, clients_min = 3 where level = 2");
  await evaluateWaiting(kogi.platform);
  expect((await seen(freelancer)).level).toEqual(started);

  await kogi.advance(90 * DAY_MS - HOUR_MS);
  expect((await seen(freelancer)).badges).toEqual(["first_project"]);
  await kogi.advance(2 * HOUR_MS);
  expect((await seen(freelancer)).badges).toEqual(["top_rated", "first_project"]);

  await hearOfFinished(kogi, one, freelancer, 2);
  expect(await seen(freelancer)).toMatchObject({ success_score: 75, badges: ["first_project"] });
  const { data, total } = await badges(freelancer);
  expect([total, data]).toMatchObject([
    2,
    [
      { badge: "top_rated", reason: "A success score of 90% or more for 90 days.", ended_at: expect.any(String) },
      { badge: "first_project", award: true, ended_at: null },
    ],
  ]);
  // A rule that changes reaches everybody in the night; what was given before keeps what was asked for then.
  await ruled("update users.badge_rules set score_min = 70 where badge = 'top_rated'");
  await evaluateWaiting(kogi.platform);
  expect((await seen(freelancer)).badges).toEqual(["top_rated", "first_project"]);
  const given = (await badges(freelancer)).data.filter(({ badge }) => badge === "top_rated");
  expect(given).toMatchObject([
    { reason: "A success score of 70% or more for 90 days.", score_min: 70, ended_at: null },
    { reason: "A success score of 90% or more for 90 days.", score_min: 90, ended_at: expect.any(String) },
  ]);
  expect(given[0]?.words.de.reason).toBe("Seit 90 Tagen eine Erfolgsquote von 70 % oder mehr.");
  await ruled("update users.badge_rules set score_min = 90 where badge = 'top_rated'");
  // Two years later nothing is left to tell by; the award of the past stays.
  await kogi.advance(730 * DAY_MS);
  expect(await seen(freelancer)).toMatchObject({ success_score: null, badges: ["first_project"] });
});

test("a new badge on a known measure is a row: it is given in the night, told, listed and explained in its own words", async () => {
  const [client, freelancer] = await Promise.all([
    signUp(kogi, { user_type: "client" }),
    signUp(kogi, { name: "Nia" }),
  ]);
  await freelancer.api.users.patchUser({ params: { user_id: freelancer.userId }, body: { headline: "Signs" } });
  await hearOfFinished(kogi, client, freelancer, 5);
  await ruled(`insert into users.badge_rules (badge, measure, at_least, award, position, words) values ('one_smile',
    'five_star_reviews', 1, true, 9, '{"en": {"name": "One smile", "reason": "{value:# happy client|# happy clients}."},
    "de": {"name": "Ein Lächeln", "reason": "{value:# froher Kunde|# frohe Kunden}."}}')`);
  await evaluateWaiting(kogi.platform);
  await kogi.settle();
  expect((await seen(freelancer)).badges).toEqual(["first_project", "one_smile"]);
  const { data: people } = await kogi.api().users.listUsers({ query: { q: "Nia" } });
  expect(people[0]?.badges).toEqual(["first_project", "one_smile"]);
  expect((await badges(freelancer)).data[0]).toMatchObject({
    badge: "one_smile",
    icon: "award",
    reason: "1 happy client.",
    words: { de: { name: "Ein Lächeln", reason: "1 froher Kunde." } },
  });
  const { data: rules } = await kogi.api().standing.listBadgeRules();
  expect(rules.at(-1)).toEqual({
    badge: "one_smile",
    icon: "award",
    award: true,
    names: { en: "One smile", de: "Ein Lächeln" },
  });
  const { data: news } = await freelancer.api.notifications.listNotifications({ query: {} });
  expect(news[0]).toMatchObject({ title: "You earned a badge: One smile", body: "1 happy client." });
});

test("who answers five offers within hours is fast, until a quarter of a year has passed", async () => {
  const freelancer = await signUp(kogi);
  const offers = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const client = await signUp(kogi, { user_type: "client" });
    const milestones = [{ title: "All of it", amount: eur(10_000) }];
    const body = { user_id: freelancer.userId, title: "A small sign", total: eur(10_000), milestones };
    offers.push(await client.api.projects.makeDirectOffer({ body }));
  }
  await kogi.advance(2 * HOUR_MS);
  for (const { offer_id } of offers.slice(1))
    await freelancer.api.projects.declineOffer({ params: { offer_id }, body: {} });
  await kogi.settle();
  expect(await seen(freelancer)).toMatchObject({ answers_within: null, badges: [] });
  const first = offers[0]?.offer_id ?? "";
  await freelancer.api.contracts.acceptOffer({ params: { offer_id: first } });
  await kogi.settle();
  expect(await seen(freelancer)).toMatchObject({ answers_within: "hours", badges: ["fast_answer"] });
  expect((await success(freelancer, freelancer)).numbers?.answers).toEqual({ counted: 5, median_minutes: 120 });
  await kogi.advance(91 * DAY_MS);
  expect(await seen(freelancer)).toMatchObject({ answers_within: null, badges: [] });
});

test("badges go on where the page ended, and go with an erased person", async () => {
  const person = await signUp(kogi);
  await kogi.platform.owner(async (db) => {
    await db.query(
      `insert into users.badges (badge_id, user_id, badge, earned_at, value, needed, ended_at)
       select gen_random_uuid(), $1, 'fast_answer', '2026-01-01'::timestamptz + n * interval '1 day', 1, 240, '2026-03-01' from generate_series(1, 3) n`,
      [person.userId],
    );
  });
  const params = { user_id: person.userId };
  const first = await kogi.api().standing.listBadges({ params, query: { limit: 2 } });
  const rest = await kogi.api().standing.listBadges({ params, query: { limit: 2, cursor: first.next_cursor ?? "" } });
  const days = [...first.data, ...rest.data].map(({ earned_at }) => earned_at.slice(0, 10));
  expect([days, rest.next_cursor]).toEqual([["2026-01-04", "2026-01-03", "2026-01-02"], null]);
  await person.api.users.eraseUser({ params, body: { password: PASSWORD } });
  const left = kogi.platform.db.selectFrom("users.badges").select("badge").where("user_id", "=", person.userId);
  expect(await left.execute()).toEqual([]);
});

test("five stars for paying, or for a contract in which nothing was paid, count for no badge, nor do those that moderation hid", async () => {
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  await hearOfFinished(kogi, client, freelancer, 5);
  const fiveStarsOf = async ({ userId }: Person) => (await countsOf(kogi.platform.db, userId)).fiveStars;
  const fiveStars = () => fiveStarsOf(freelancer);
  expect(await fiveStars()).toBe(1);
  // What freelancers say of who paid them is no praise of work.
  await finish(client, freelancer, 5);
  expect([await fiveStars(), await fiveStarsOf(client)]).toEqual([2, 0]);
  const sides = { client_id: client.userId, freelancer_id: freelancer.userId };
  const contract = { ...sides, contract_id: newId(), project_id: null, title: "A sign" };
  const review = { review_id: newId(), author_id: client.userId, user_id: freelancer.userId, overall_milli: 5_000 };
  const { events, clock } = kogi.platform;
  await kogi.platform.inTransaction(async (tx) => {
    await events.publish(tx, contractCancelled, { ...contract, ended_by: client.userId, reason: null });
    await events.publish(tx, reviewRevealed, { ...contract, ...review });
  });
  await kogi.settle();
  expect(await fiveStars()).toBe(2);
  const hidden = { ...contract, ...review, review_id: newId(), contract_id: newId() };
  await kogi.platform.inTransaction(async (tx) => {
    const decided = { decision: "hide" as const, reason: "It insults.", reporter_ids: [] };
    await events.publish(tx, reviewReportsDecided, {
      ...hidden,
      ...decided,
      revealed_at: clock.now().toISOString(),
    });
  });
  await kogi.settle();
  // Heard late, it stays hidden.
  await kogi.platform.inTransaction(async (tx) => {
    const completed = { released: eur(10_000), skills: [], ended_at: clock.now().toISOString() };
    await events.publish(tx, contractCompleted, { ...contract, contract_id: hidden.contract_id, ...completed });
    await events.publish(tx, reviewRevealed, hidden);
  });
  await kogi.settle();
  expect(await fiveStars()).toBe(2);
});
