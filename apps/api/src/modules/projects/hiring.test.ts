import { expect, test } from "vitest";
import { ratingChanged } from "#events/contracts.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { eur, openOffer, postProject, propose, terms } from "#test/hiring.ts";
import { signBackIn } from "#test/paying.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const aClient = (name = "Clara Client") => signUp(kogi, { user_type: "client", name });
const aFreelancer = (name = "Fred Free") => signUp(kogi, { user_type: "freelancer", name });

test("a client sees every proposal, a freelancer their own and only the range of the others", async () => {
  const [client, ana, ben, cem, visitor] = await Promise.all([
    aClient(),
    aFreelancer("Ana"),
    aFreelancer("Ben"),
    aFreelancer("Cem"),
    aFreelancer(),
  ]);
  const { project_id } = await postProject(client);
  const params = { project_id };
  await propose(ana, project_id, { amount: eur(120_000) });
  expect((await visitor.api.projects.getProject({ params })).proposals_range).toBe(null);
  await propose(ben, project_id, { amount: eur(300_000) });
  const all = await client.api.projects.listProjectProposals({ params, query: { count: true } });
  expect(all.data.map((proposal) => proposal.freelancer.name)).toEqual(["Ben", "Ana"]);
  expect(all.total).toBe(2);
  const own = await ana.api.projects.listProjectProposals({ params });
  expect(own.data.map((proposal) => proposal.freelancer.name)).toEqual(["Ana"]);
  // Of two, each would know the other's amount.
  expect((await ana.api.projects.getProject({ params })).proposals_range).toBe(null);
  await propose(cem, project_id, { amount: eur(200_000) });
  const seen = await visitor.api.projects.getProject({ params });
  expect(seen).toMatchObject({ proposals_count: 3, proposals_range: { min: eur(120_000), max: eur(300_000) } });
  expect(JSON.stringify(seen)).not.toContain("Ben");
  const [first] = all.data;
  const peek = ana.api.projects.getProposal({ params: { proposal_id: first?.proposal_id ?? "" } });
  await expect(peek).rejects.toEqual(refusal(404, "proposal.not_found"));
});

test("proposals are compared by amount and by rating", async () => {
  const [client, ana, ben] = await Promise.all([aClient(), aFreelancer("Ana"), aFreelancer("Ben")]);
  const { project_id } = await postProject(client);
  await propose(ana, project_id, { amount: eur(300_000) });
  await propose(ben, project_id, { amount: eur(120_000) });
  const { platform } = kogi;
  const rating = { user_id: ana.userId, score_milli: 4_667, average_milli: 5_000, reviews_count: 2 };
  await platform.inTransaction((tx) => platform.events.publish(tx, ratingChanged, rating));
  await kogi.settle();
  const sorted = async (sort: "amount" | "-amount" | "-rating") => {
    const { data } = await client.api.projects.listProjectProposals({ params: { project_id }, query: { sort } });
    return data.map((proposal) => proposal.freelancer.name);
  };
  expect(await sorted("amount")).toEqual(["Ben", "Ana"]);
  expect(await sorted("-amount")).toEqual(["Ana", "Ben"]);
  expect(await sorted("-rating")).toEqual(["Ana", "Ben"]);
  const first = { params: { project_id }, query: { sort: "-rating" as const, limit: 1 } };
  const page = await client.api.projects.listProjectProposals(first);
  expect(page.data[0]?.rating).toEqual({ score: 4.667, average: 5, reviews_count: 2 });
  const rest = { ...first, query: { ...first.query, cursor: page.next_cursor ?? "" } };
  expect((await client.api.projects.listProjectProposals(rest)).data[0]?.freelancer.name).toBe("Ben");
});

test("a proposal answers the required questions in the project's currency, once, and never one's own", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const questions = [{ text: "Which tram do you take?", required: true }, { text: "Anything else?" }];
  const project = await postProject(client, { screening_questions: questions });
  const { project_id } = project;
  await expect(propose(freelancer, project_id, { amount: { amount: "9", currency: "USD" } })).rejects.toMatchObject({
    problem: {
      code: "proposal.invalid",
      errors: [{ pointer: "/body/answers" }, { pointer: "/body/amount/currency" }],
    },
  });
  const question_id = project.screening_questions[0]?.question_id ?? "";
  const made = await propose(freelancer, project_id, { answers: [{ question_id, text: "The 4." }] });
  expect(made).toMatchObject({
    status: "submitted",
    answers: [{ question: "Which tram do you take?", text: "The 4." }],
    can: ["edit", "withdraw"],
  });
  const again = propose(freelancer, project_id, { answers: [{ question_id, text: "Still the 4." }] });
  await expect(again).rejects.toEqual(refusal(409, "proposal.already_made"));
  await expect(propose(client, project_id)).rejects.toEqual(refusal(409, "proposal.own_project"));
  await expect(propose(await aClient(), project_id)).rejects.toEqual(refusal(403, "proposal.freelancer_only"));
});

test("a proposal that comes too late reads that the project is closed", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project_id } = await postProject(client);
  await client.api.projects.closeProject({ params: { project_id } });
  await expect(propose(freelancer, project_id)).rejects.toMatchObject({
    problem: { status: 409, code: "project.wrong_state", current: "closed" },
  });
});

test("of a hundred proposals sent at once by one person, one counts", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project_id } = await postProject(client);
  const attempts = Array.from({ length: 100 }, () =>
    propose(freelancer, project_id).then(
      () => "made",
      (error: { code: string }) => error.code,
    ),
  );
  const outcomes = await Promise.all(attempts);
  expect(outcomes.filter((outcome) => outcome === "made")).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(new Set(["made", "proposal.already_made"]));
  expect(await client.api.projects.getProject({ params: { project_id } })).toMatchObject({ proposals_count: 1 });
});

test("who withdraws may propose anew; who edits late gets the current version", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project_id } = await postProject(client);
  const first = await propose(freelancer, project_id);
  const params = { proposal_id: first.proposal_id };
  const body = { cover_letter: "Better words.", amount: eur(170_000), version: 1 };
  expect(await freelancer.api.projects.replaceProposal({ params, body })).toMatchObject({ version: 2 });
  await expect(freelancer.api.projects.replaceProposal({ params, body })).rejects.toMatchObject({
    problem: { code: "request.stale", current: { cover_letter: "Better words.", version: 2 } },
  });
  await freelancer.api.projects.withdrawProposal({ params });
  await expect(freelancer.api.projects.withdrawProposal({ params })).rejects.toMatchObject({
    problem: { code: "proposal.wrong_state", current: "withdrawn" },
  });
  expect(await propose(freelancer, project_id)).toMatchObject({ status: "submitted" });
  const seen = await client.api.projects.getProject({ params: { project_id } });
  expect(seen.proposals_count).toBe(1);
});

test("a client puts proposals on the short list and declines them with a reason", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project_id } = await postProject(client);
  const { proposal_id } = await propose(freelancer, project_id);
  const params = { proposal_id };
  await expect(freelancer.api.projects.shortlistProposal({ params })).rejects.toEqual(
    refusal(404, "proposal.not_found"),
  );
  expect(await client.api.projects.shortlistProposal({ params })).toMatchObject({ status: "shortlisted" });
  const declined = await client.api.projects.declineProposal({ params, body: { reason: "Too far away." } });
  expect(declined).toMatchObject({ status: "declined", decline_reason: "Too far away.", can: [] });
  const received = await client.api.projects.listMyProposals({ query: { role: "client", status: ["declined"] } });
  expect(received.data.map((proposal) => proposal.proposal_id)).toEqual([proposal_id]);
});

test("an invitation opens an invited-only project, and a proposal answers it", async () => {
  const [client, guest, stranger] = await Promise.all([aClient(), aFreelancer("Guest"), aFreelancer("Stranger")]);
  const { project_id } = await postProject(client, { visibility: "invited" });
  const params = { project_id };
  await expect(guest.api.projects.getProject({ params })).rejects.toEqual(refusal(404, "project.not_found"));
  const sent = await client.api.projects.invite({ params, body: { user_id: guest.userId, message: "Please do." } });
  expect(sent).toMatchObject({ status: "sent", freelancer: { name: "Guest" }, can: [] });
  const twice = client.api.projects.invite({ params, body: { user_id: guest.userId } });
  await expect(twice).rejects.toEqual(refusal(409, "invitation.already_sent"));
  const nobody = client.api.projects.invite({ params, body: { user_id: client.userId } });
  await expect(nobody).rejects.toEqual(refusal(422, "invitation.no_such_freelancer"));
  expect(await guest.api.projects.getProject({ params })).toMatchObject({ can: ["propose", "answer_invitation"] });
  await expect(stranger.api.projects.getProject({ params })).rejects.toEqual(refusal(404, "project.not_found"));
  await expect(propose(stranger, project_id)).rejects.toEqual(refusal(404, "project.not_found"));
  await propose(guest, project_id);
  const { data } = await guest.api.projects.listMyInvitations();
  expect(data.map((invitation) => invitation.status)).toEqual(["accepted"]);
});

test("an invitation is declined with a word, or expires after two weeks", async () => {
  const [client, ana, ben] = await Promise.all([aClient(), aFreelancer("Ana"), aFreelancer("Ben")]);
  const { project_id } = await postProject(client);
  const params = { project_id };
  const toAna = await client.api.projects.invite({ params, body: { user_id: ana.userId } });
  const toBen = await client.api.projects.invite({ params, body: { user_id: ben.userId } });
  const answer = {
    params: { invitation_id: toAna.invitation_id },
    body: { answer: "decline" as const, message: "Busy." },
  };
  await expect(ben.api.projects.answerInvitation(answer)).rejects.toEqual(refusal(404, "invitation.not_found"));
  expect(await ana.api.projects.answerInvitation(answer)).toMatchObject({
    status: "declined",
    answer_message: "Busy.",
  });
  await kogi.advance(15 * DAY_MS);
  const late = { params: { invitation_id: toBen.invitation_id }, body: { answer: "accept" as const } };
  const benLater = await signBackIn(kogi, ben);
  await expect(benLater.api.projects.answerInvitation(late)).rejects.toMatchObject({
    problem: { code: "invitation.wrong_state", current: "expired" },
  });
  const { data } = await (await signBackIn(kogi, client)).api.projects.listProjectInvitations({ params });
  expect(data.map((invitation) => invitation.status)).toEqual(["expired", "declined"]);
});

test("offers take turns: the client begins, each answers the other, the newest alone is open", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project_id } = await postProject(client);
  const { proposal_id } = await propose(freelancer, project_id);
  const params = { proposal_id };
  const early = freelancer.api.projects.makeOffer({ params, body: terms([1_000]) });
  await expect(early).rejects.toEqual(refusal(409, "offer.not_your_turn"));
  const first = await client.api.projects.makeOffer({ params, body: terms([150_000]) });
  expect(first).toMatchObject({
    from: "client",
    offer_version: 1,
    status: "open",
    can: ["withdraw"],
    total: eur(150_000),
  });
  const twice = client.api.projects.makeOffer({ params, body: terms([140_000]) });
  await expect(twice).rejects.toEqual(refusal(409, "offer.not_your_turn"));
  const answers = { ...terms([90_000, 80_000]), answers_offer_id: first.offer_id };
  const second = await freelancer.api.projects.makeOffer({ params, body: answers });
  expect(second).toMatchObject({ from: "freelancer", offer_version: 2, thread_id: proposal_id });
  const blind = client.api.projects.makeOffer({ params, body: { ...terms([1]), answers_offer_id: first.offer_id } });
  await expect(blind).rejects.toEqual(refusal(409, "offer.superseded"));
  const offer = { params: { offer_id: second.offer_id } };
  expect(await client.api.projects.getOffer(offer)).toMatchObject({ can: ["accept", "decline", "counter"] });
  const counter = await client.api.projects.counterOffer({ ...offer, body: terms([160_000]) });
  const { data } = await freelancer.api.projects.listProposalOffers({ params });
  expect(data.map((one) => [one.offer_version, one.status])).toEqual([
    [3, "open"],
    [2, "superseded"],
    [1, "superseded"],
  ]);
  const no = { params: { offer_id: counter.offer_id }, body: { reason: "Not enough." } };
  await expect(client.api.projects.declineOffer(no)).rejects.toEqual(refusal(409, "offer.not_your_turn"));
  expect(await freelancer.api.projects.declineOffer(no)).toMatchObject({ status: "declined" });
  expect(await freelancer.api.projects.getProposal({ params })).toMatchObject({ status: "negotiating" });
});

test.for([
  ["milestones that do not add up", { total: eur(5) }, "/body/total/amount"],
  [
    "a day that has passed",
    { milestones: [{ title: "A", amount: eur(10), due_date: "2001-01-01" }], total: eur(10) },
    "/body/milestones/0/due_date",
  ],
  [
    "two currencies",
    { milestones: [{ title: "A", amount: { amount: "10", currency: "USD" } }], total: eur(10) },
    "/body/milestones/0/amount/currency",
  ],
  [
    "a milestone for nothing",
    { milestones: [{ title: "A", amount: eur(0) }], total: eur(10) },
    "/body/milestones/0/amount/amount",
  ],
  [
    "a milestone whose name is nothing that one sees",
    { milestones: [{ title: " \u200b", amount: eur(10) }], total: eur(10) },
    "/body/milestones/0/title",
  ],
  ["hours without a rate", { pricing: "hourly" as const }, "/body/hourly_rate"],
] as const)("terms with %s are refused", async ([, wishes, pointer]) => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { project_id } = await postProject(client);
  const { proposal_id } = await propose(freelancer, project_id);
  const body = {
    ...terms([10]),
    ...wishes,
    milestones: "milestones" in wishes ? [...wishes.milestones] : terms([10]).milestones,
  };
  await expect(client.api.projects.makeOffer({ params: { proposal_id }, body })).rejects.toMatchObject({
    problem: { code: "offer.invalid", errors: [{ pointer }] },
  });
});

test("a direct offer needs no project; others do not see it, and it expires", async () => {
  const [client, freelancer, stranger] = await Promise.all([aClient(), aFreelancer(), aFreelancer()]);
  const body = { user_id: freelancer.userId, ...terms([50_000]), title: "The same again" };
  const offer = await client.api.projects.makeDirectOffer({ body });
  expect(offer).toMatchObject({ thread_id: offer.offer_id, proposal_id: null, project: null, title: "The same again" });
  await expect(client.api.projects.makeDirectOffer({ body })).rejects.toEqual(refusal(409, "offer.already_open"));
  await expect(client.api.projects.makeDirectOffer({ body: { ...body, title: " \u200b " } })).rejects.toMatchObject({
    problem: { status: 422, errors: [{ pointer: "/body/title" }] },
  });
  await expect(freelancer.api.projects.makeDirectOffer({ body })).rejects.toEqual(refusal(403, "offer.client_only"));
  const params = { offer_id: offer.offer_id };
  await expect(stranger.api.projects.getOffer({ params })).rejects.toEqual(refusal(404, "offer.not_found"));
  const counter = await freelancer.api.projects.counterOffer({ params, body: terms([60_000]) });
  expect(counter).toMatchObject({ thread_id: offer.offer_id, offer_version: 2, title: "The same again" });
  const mine = await client.api.projects.listMyOffers({ query: { role: "client", status: ["open"] } });
  expect(mine.data.map((one) => one.offer_id)).toEqual([counter.offer_id]);
  const direct = async (query: { direct: boolean; newest?: boolean }) =>
    (await client.api.projects.listMyOffers({ query })).data.map((one) => one.offer_id);
  expect(await direct({ direct: true })).toEqual([counter.offer_id, offer.offer_id]);
  expect(await direct({ direct: true, newest: true })).toEqual([counter.offer_id]);
  expect(await direct({ direct: false })).toEqual([]);
  await kogi.advance(15 * DAY_MS);
  const later = await signBackIn(kogi, client);
  expect(await later.api.projects.getOffer({ params: { offer_id: counter.offer_id } })).toMatchObject({
    status: "expired",
    can: ["counter"],
  });
});

test("an offer remembers the work that it came of, in every version, as long as others can open it", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const work = async (owner: Person) => {
    const { portfolio_id } = await owner.api.portfolios.createPortfolio({ body: { title: "Signs" } });
    const body = { kind: "link" as const, title: "The tram sign", link: "https://example.org/sign" };
    const { item_id } = await owner.api.portfolios.addItem({ params: { portfolio_id }, body });
    return { portfolio_id, item_id };
  };
  const because = await work(freelancer);
  const body = { user_id: freelancer.userId, ...terms([50_000]), title: "One for us" };
  const offer = (of: { portfolio_id: string; item_id: string }) =>
    client.api.projects.makeDirectOffer({ body: { ...body, because: of } });
  // A draft does not exist for others, and neither does another person's work as this one's.
  await expect(offer(because)).rejects.toEqual(refusal(422, "offer.no_such_work"));
  await freelancer.api.portfolios.publishPortfolio({ params: because });
  await expect(offer(await work(client))).rejects.toEqual(refusal(422, "offer.no_such_work"));
  const { offer_id } = await offer(because);
  const counter = await freelancer.api.projects.counterOffer({ params: { offer_id }, body: terms([60_000]) });
  expect(counter.because).toEqual({ ...because, title: "The tram sign", slug: "signs" });
  await freelancer.api.portfolios.unlistPortfolio({ params: because });
  await freelancer.api.portfolios.archivePortfolio({ params: because });
  const later = await client.api.projects.getOffer({ params: { offer_id: counter.offer_id } });
  expect(later.because).toMatchObject({ title: "The tram sign", slug: null });
});

test("an author takes an offer back and may make another", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const { proposal, offer } = await openOffer(client, freelancer);
  const params = { offer_id: offer.offer_id };
  await expect(freelancer.api.projects.withdrawOffer({ params })).rejects.toEqual(refusal(409, "offer.not_your_turn"));
  await client.api.projects.withdrawOffer({ params });
  const again = { params: { proposal_id: proposal.proposal_id }, body: terms([70_000]) };
  expect(await client.api.projects.makeOffer(again)).toMatchObject({ offer_version: 2, status: "open" });
});

test("who erases their account leaves no words and nothing open behind", async () => {
  const [client, freelancer] = await Promise.all([aClient(), aFreelancer()]);
  const other = await aClient();
  const { project, proposal } = await openOffer(client, freelancer);
  const elsewhere = await postProject(other);
  const proposed = await propose(freelancer, elsewhere.project_id);
  await freelancer.api.users.eraseUser({ params: { user_id: freelancer.userId }, body: { password: PASSWORD } });
  await client.api.users.eraseUser({ params: { user_id: client.userId }, body: { password: PASSWORD } });
  await kogi.settle();
  const gone = other.api.projects.getProject({ params: { project_id: project.project_id } });
  await expect(gone).rejects.toEqual(refusal(404, "project.not_found"));
  const left = await other.api.projects.getProposal({ params: { proposal_id: proposed.proposal_id } });
  expect(left).toMatchObject({ status: "withdrawn", cover_letter: "", freelancer: { name: "Former member" } });
  const { rows } = await kogi.platform.owner((database) =>
    database.query("select title, description, status from projects.projects where project_id = $1", [
      project.project_id,
    ]),
  );
  expect(rows).toEqual([{ title: "Removed project", description: "", status: "cancelled" }]);
  const offers = await kogi.platform.owner((database) =>
    database.query("select status from projects.offers where proposal_id = $1", [proposal.proposal_id]),
  );
  expect(offers.rows).toEqual([{ status: "expired" }]);
});
