import { expect, test } from "vitest";
import type { ReviewBody } from "#api-schema/reviews.ts";
import { approve, contractBetween, fund, handIn } from "#test/hiring.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

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
const admin = () => signUp(kogi, { roles: ["admin"] });
const insult = { reason: "insulting", text: "It calls me names." } as const;
const report = ({ api }: Person, review_id: string) =>
  api.contracts.reportReview({ params: { review_id }, body: insult });
const decide = ({ api }: Person, review_id: string, decision: "hide" | "keep", reason = "It insults.") =>
  api.contracts.decideReportedReview({ params: { review_id }, body: { decision, reason } });
const waiting = async ({ api }: Person) => (await api.contracts.listReportedReviews({ query: { limit: 100 } })).data;
const caseOf = async (administrator: Person, review_id: string) =>
  (await waiting(administrator)).find(({ review }) => review.review_id === review_id);
const news = async ({ api }: Person) =>
  (await api.notifications.listNotifications({ query: {} })).data
    .filter(({ kind }) => kind === "contracts.review_reports_decided")
    .map(({ title, body, link }) => [title, body, link]);

async function pair() {
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  return { client, freelancer };
}

/** The client's review of the freelancer, shown. */
async function reviewed({ client, freelancer }: { client: Person; freelancer: Person }, number = 1) {
  const { contract, milestones } = await contractBetween(client, freelancer, [10_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId);
  await approve(client, milestoneId);
  const params = { contract_id: contract.contract_id };
  const { review_id } = await client.api.contracts.writeReview({ params, body: stars(number, "What a fool.") });
  await freelancer.api.contracts.writeReview({ params, body: stars(5) });
  await kogi.settle();
  return { review_id, params };
}

test("who reads a review reports it once, its author never, and what is not shown yet nobody", async () => {
  const people = await pair();
  const { client, freelancer } = people;
  const { review_id } = await reviewed(people);
  const reader = await signUp(kogi);
  const canOf = async ({ api }: Person) => (await api.contracts.getReview({ params: { review_id } })).can;
  expect(await canOf(freelancer)).toEqual(["answer", "report"]);
  expect(await canOf(client)).toEqual([]);
  expect((await kogi.api().contracts.getReview({ params: { review_id } })).can).toEqual([]);
  expect(await report(freelancer, review_id)).toMatchObject(insult);
  expect(await canOf(freelancer)).toEqual(["answer"]);
  await expect(report(freelancer, review_id)).rejects.toEqual(refusal(409, "review.already_reported"));
  await expect(report(client, review_id)).rejects.toEqual(refusal(403, "review.own"));
  const params = { review_id };
  const empty = reader.api.contracts.reportReview({ params, body: { reason: "other", text: "  " } });
  await expect(empty).rejects.toMatchObject({ status: 422, problem: { errors: [{ pointer: "/body/text" }] } });
  await client.api.users.addBlock({ body: { user_id: reader.userId, kind: "block" } });
  await expect(report(reader, review_id)).rejects.toEqual(refusal(404, "review.not_found"));

  const { contract, milestones } = await contractBetween(client, freelancer, [10_000]);
  await fund(kogi, client, milestones[0]?.milestone_id ?? "");
  await handIn(freelancer, milestones[0]?.milestone_id ?? "");
  await approve(client, milestones[0]?.milestone_id ?? "");
  const blind = await client.api.contracts.writeReview({
    params: { contract_id: contract.contract_id },
    body: stars(2),
  });
  await expect(report(freelancer, blind.review_id)).rejects.toEqual(refusal(404, "review.not_found"));
});

test("the desk reads the longest waiting first, each with all that was said, page by page", async () => {
  const people = await pair();
  const [first, second] = [await reviewed(people), await reviewed(people)];
  const [rita, administrator] = [await signUp(kogi, { name: "Rita Reader" }), await admin()];
  await report(people.freelancer, first.review_id);
  await kogi.advance(1_000);
  await report(people.freelancer, second.review_id);
  await kogi.advance(1_000);
  await report(rita, first.review_id);
  expect(await caseOf(administrator, first.review_id)).toMatchObject({
    about: { user_id: people.freelancer.userId },
    review: { text: "What a fool.", can: ["report"] },
    reports_count: 2,
    reports: [insult, { ...insult, reporter: { name: "Rita Reader" } }],
  });
  const ours = [first.review_id, second.review_id];
  const ids = (await waiting(administrator)).map(({ review }) => review.review_id);
  expect(ids.filter((id) => ours.includes(id))).toEqual(ours);
  const { api } = administrator;
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.contracts.listReportedReviews({
      query: { limit: 1, count: true, ...(cursor && { cursor }) },
    });
    expect(page.total).toBe(ids.length);
    paged.push(...page.data.map(({ review }) => review.review_id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(paged).toEqual(ids);
  const { figures } = await api.admin.readOverview();
  expect(figures.find(({ figure }) => figure === "reported_reviews")?.count).toBe(ids.length);
});

test("a hidden review is in no list, mean, order or badge; author and reporters are told why", async () => {
  const people = await pair();
  const { client, freelancer } = people;
  const { review_id, params } = await reviewed(people, 5);
  const [rita, administrator] = [await signUp(kogi), await admin()];
  await report(freelancer, review_id);
  await report(rita, review_id);
  const fiveStars = () =>
    kogi.platform.db
      .selectFrom("users.shown_reviews")
      .select("hidden")
      .where("user_id", "=", freelancer.userId)
      .execute();
  const ranked = () =>
    kogi.platform.db
      .selectFrom("users.users")
      .select(["rating_rank", "rated_reviews"])
      .where("user_id", "=", freelancer.userId)
      .executeTakeFirst();
  expect(await ranked()).toEqual({ rating_rank: 4_636, rated_reviews: 1 });
  expect(await decide(administrator, review_id, "hide")).toMatchObject({ decision: "hide", reports_answered: 2 });
  await kogi.settle();

  expect(await kogi.api().contracts.listReviews({ query: { user_id: freelancer.userId, count: true } })).toMatchObject({
    data: [],
    total: 0,
  });
  const shown = kogi.api().contracts.getReview({ params: { review_id } });
  await expect(shown).rejects.toEqual(refusal(404, "review.not_found"));
  const ratings = await kogi.api().contracts.getRatings({ query: { user_id: [freelancer.userId], spread: true } });
  expect(ratings.data).toMatchObject([{ score: null, average: null, reviews_count: 0, criteria: [] }]);
  expect(await ranked()).toEqual({ rating_rank: 0, rated_reviews: 0 });
  expect(await fiveStars()).toEqual([{ hidden: true }]);
  const received = await client.api.projects.listMyProposals({ query: { role: "client", limit: 1 } });
  expect(received.data[0]?.rating).toBeNull();
  expect(await caseOf(administrator, review_id)).toBeUndefined();

  const contractOf = async ({ api }: Person) => (await api.contracts.getContract({ params })).reviews;
  expect((await contractOf(freelancer)).theirs).toBeNull();
  expect((await contractOf(client)).mine?.hidden).toMatchObject({ reason: "It insults." });
  const answer = freelancer.api.contracts.answerReview({ params: { review_id }, body: { text: "No." } });
  await expect(answer).rejects.toEqual(refusal(404, "review.not_found"));
  const { title } = await client.api.contracts.getContract({ params });
  const page = `/contracts/${params.contract_id}`;
  const because = "The reason: It insults.";
  expect(await news(client)).toEqual([
    [`Your review for “${title}” is hidden`, `It was reported, and we looked at it. ${because}`, page],
  ]);
  expect(await news(freelancer)).toEqual([[`The review for “${title}” that you reported is hidden`, because, page]]);
  expect(await news(rita)).toMatchObject([{ 2: "/notifications" }]);
  const audit = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select(["action", "actor_id"])
    .where("subject_id", "=", review_id)
    .where("action", "=", "contracts.review_hidden")
    .execute();
  expect(audit).toEqual([{ action: "contracts.review_hidden", actor_id: administrator.userId }]);

  // The next one counts as if the hidden one had never been.
  await reviewed(people, 3);
  expect(await ranked()).toMatchObject({ rated_reviews: 1 });
});

test("a review that is kept stays as it was, its author hears nothing, and others may still report it", async () => {
  const people = await pair();
  const { review_id } = await reviewed(people);
  const [rita, administrator] = [await signUp(kogi), await admin()];
  await report(people.freelancer, review_id);
  await decide(administrator, review_id, "keep", "It tells how it went.");
  await kogi.settle();
  const { data } = await kogi.api().contracts.listReviews({ query: { user_id: people.freelancer.userId } });
  expect(data).toMatchObject([{ review_id, hidden: null }]);
  expect(await news(people.client)).toEqual([]);
  expect(await news(people.freelancer)).toMatchObject([{ 1: "The reason: It tells how it went." }]);
  await expect(report(people.freelancer, review_id)).rejects.toEqual(refusal(409, "review.already_reported"));
  await expect(decide(administrator, review_id, "hide")).rejects.toEqual(refusal(409, "review.not_reported"));
  await report(rita, review_id);
  expect(await caseOf(administrator, review_id)).toMatchObject({ reports_count: 1 });
});

test("of two administrators at once one decides; nobody decides their own case or without a reason", async () => {
  const people = await pair();
  const { review_id } = await reviewed(people);
  const [one, two] = [await admin(), await admin()];
  await report(people.freelancer, review_id);
  const reasonless = decide(one, review_id, "hide", " ");
  await expect(reasonless).rejects.toMatchObject({ status: 422, problem: { errors: [{ pointer: "/body/reason" }] } });
  const answers = await Promise.allSettled([decide(one, review_id, "hide"), decide(two, review_id, "keep")]);
  const lost = answers.filter((answer) => answer.status === "rejected");
  expect(lost).toMatchObject([{ reason: refusal(409, "review.not_reported") }]);
  await kogi.settle();
  expect(await news(people.freelancer)).toHaveLength(1);

  const other = await reviewed(people);
  await report(one, other.review_id);
  await expect(decide(one, other.review_id, "hide")).rejects.toEqual(refusal(403, "review.own_case"));
  // Nor that of the organisation they keep, whose contract was reviewed.
  const body = { name: "Anker Goods", handle: "anker-goods" };
  const { organisation_id } = await two.api.organisations.createOrganisation({ body });
  const { contract_id } = other.params;
  await kogi.platform.inTransaction((tx) =>
    tx.updateTable("contracts.contracts").set({ organisation_id }).where("contract_id", "=", contract_id).execute(),
  );
  await expect(decide(two, other.review_id, "hide")).rejects.toEqual(refusal(403, "review.own_case"));
});

test("of a review that is reported ten times at once by one person, one report is kept", async () => {
  const people = await pair();
  const { review_id } = await reviewed(people);
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => report(people.freelancer, review_id)));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await caseOf(await admin(), review_id)).toMatchObject({ reports_count: 1 });
});

test("what a person reported who is gone stands without their words", async () => {
  const people = await pair();
  const { review_id } = await reviewed(people);
  const rita = await signUp(kogi);
  await report(rita, review_id);
  await rita.api.users.eraseUser({ params: { user_id: rita.userId }, body: { password: PASSWORD } });
  await kogi.settle();
  expect((await caseOf(await admin(), review_id))?.reports).toMatchObject([{ reason: "insulting", text: "" }]);
});

test("an answer that insults is reported by the author of the review, and hidden by itself: the review stays", async () => {
  const people = await pair();
  const { client, freelancer } = people;
  const { review_id, params } = await reviewed(people, 5);
  const ofAnswer = ({ api }: Person) =>
    api.contracts.reportReview({ params: { review_id }, body: { part: "answer", ...insult } });
  await expect(ofAnswer(client)).rejects.toEqual(refusal(404, "review.not_found"));
  await freelancer.api.contracts.answerReview({ params: { review_id }, body: { text: "Liar, at Hill Road 5." } });
  const seenBy = ({ api }: Pick<Person, "api">) => api.contracts.getReview({ params: { review_id } });
  expect((await seenBy(client)).can).toEqual(["report_answer"]);
  await expect(ofAnswer(freelancer)).rejects.toEqual(refusal(403, "review.own_answer"));
  await ofAnswer(client);
  await expect(ofAnswer(client)).rejects.toEqual(refusal(409, "review.already_reported"));
  const rita = await signUp(kogi);
  await report(rita, review_id);
  expect((await seenBy(rita)).can).toEqual(["report_answer"]);

  const administrator = await admin();
  const ours = (await waiting(administrator)).filter(({ review }) => review.review_id === review_id);
  expect(ours.map(({ part, reports_count, reports }) => [part, reports_count, reports[0]?.part])).toEqual([
    ["answer", 1, "answer"],
    ["review", 1, "review"],
  ]);
  await administrator.api.contracts.decideReportedReview({
    params: { review_id },
    body: { part: "answer", decision: "hide", reason: "It tells an address." },
  });
  await kogi.settle();
  expect(await seenBy({ api: kogi.api() })).toMatchObject({ text: "What a fool.", answer: null, answer_hidden: null });
  const own = (await freelancer.api.contracts.getContract({ params })).reviews.theirs;
  expect(own).toMatchObject({ answer: null, answer_hidden: { reason: "It tells an address." }, can: ["report"] });
  const { data } = await kogi.api().contracts.getRatings({ query: { user_id: [freelancer.userId] } });
  expect(data).toMatchObject([{ reviews_count: 1, average: 5 }]);
  expect(await caseOf(administrator, review_id)).toMatchObject({ part: "review", reports_count: 1 });
  const { title } = await client.api.contracts.getContract({ params });
  expect((await news(freelancer))[0]?.[0]).toBe(`Your answer to the review for “${title}” is hidden`);
  expect((await news(client))[0]?.[0]).toBe(`The answer that you reported, to the review for “${title}”, is hidden`);
  expect(await news(rita)).toEqual([]);
});
