import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import {
  approve,
  contractBetween,
  eur,
  fund,
  handIn,
  openOffer,
  startContract,
  submittedWork,
  terms,
} from "#test/hiring.ts";
import { loseAnswer } from "#test/lost-answers.ts";
import { booksAs, payBy } from "#test/paying.ts";
import { PASSWORD, setSuspended, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });

test("an accepted offer becomes a contract with its terms, and the project moves on", async () => {
  const { client, freelancer, project, contract } = await startContract(kogi);
  expect(contract).toMatchObject({
    status: "active",
    role: "freelancer",
    title: "A brand for a small bakery",
    client: { name: "Clara Client" },
    freelancer: { name: "Fred Free" },
    total: eur(180_000),
    protected_amount: eur(0),
    milestones_count: 2,
    current_milestone: { title: "Step 1", status: "pending" },
    can: ["propose_milestone", "close"],
  });
  expect(contract.milestones.map((one) => [one.title, one.amount, one.to_fund, one.can])).toEqual([
    ["Step 1", eur(100_000), eur(100_000), []],
    ["Step 2", eur(80_000), eur(80_000), []],
  ]);
  const params = { contract_id: contract.contract_id };
  const seenByClient = await client.api.contracts.getContract({ params });
  expect(seenByClient.milestones[0]?.can).toEqual(["fund"]);
  expect(seenByClient.milestones[0]?.fees).toMatchObject({ amount: eur(100_000), recipient_net: eur(90_000) });
  const post = await client.api.projects.getProject({ params: { project_id: project.project_id } });
  expect(post).toMatchObject({ status: "in_progress", positions_filled: 1 });
  const mine = await freelancer.api.projects.listMyProposals();
  expect(mine.data[0]?.status).toBe("hired");
  const stranger = await signUp(kogi);
  await expect(stranger.api.contracts.getContract({ params })).rejects.toEqual(refusal(404, "contract.not_found"));
});

test("no new money is protected for a freelancer who is suspended", async () => {
  const { client, freelancer, milestones } = await startContract(kogi);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await setSuspended(kogi, freelancer, true);
  await expect(fund(kogi, client, milestoneId)).rejects.toEqual(refusal(409, "milestone.freelancer_away"));
  await setSuspended(kogi, freelancer, false);
  expect(await fund(kogi, client, milestoneId)).toMatchObject({ held_amount: eur(100_000) });
});

test("of a hundred acceptances of one offer at once, one makes a contract", async () => {
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  const { offer } = await openOffer(client, freelancer);
  const params = { offer_id: offer.offer_id };
  const accept = () =>
    freelancer.api.contracts.acceptOffer({ params }).then(
      () => "contract",
      (error: { code: string }) => error.code,
    );
  const outcomes = await Promise.all(Array.from({ length: 100 }, accept));
  expect(outcomes.filter((outcome) => outcome === "contract")).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(new Set(["contract", "offer.wrong_state"]));
  const { total } = await freelancer.api.contracts.listContracts({ query: { count: true } });
  expect(total).toBe(1);
});

test("only the other side accepts, and only the newest version", async () => {
  const [client, freelancer] = await Promise.all([signUp(kogi, { user_type: "client" }), signUp(kogi)]);
  const { proposal, offer } = await openOffer(client, freelancer);
  const old = { params: { offer_id: offer.offer_id } };
  await expect(client.api.contracts.acceptOffer(old)).rejects.toEqual(refusal(409, "offer.not_your_turn"));
  const counter = await freelancer.api.projects.makeOffer({
    params: { proposal_id: proposal.proposal_id },
    body: terms([200_000]),
  });
  await expect(freelancer.api.contracts.acceptOffer(old)).rejects.toEqual(refusal(409, "offer.superseded"));
  const made = await client.api.contracts.acceptOffer({ params: { offer_id: counter.offer_id } });
  expect(made).toMatchObject({ role: "client", total: eur(200_000) });
});

test("with two positions the second hire closes the post, and waiting proposals end", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const [ana, ben, cem] = await Promise.all([signUp(kogi), signUp(kogi), signUp(kogi)]);
  const { project } = await contractBetween(client, ana, [10_000], { positions: 2 });
  const params = { project_id: project.project_id };
  expect(await client.api.projects.getProject({ params })).toMatchObject({ status: "open", positions_filled: 1 });
  const body = { cover_letter: "Me too.", amount: eur(10_000) };
  const waiting = await cem.api.projects.submitProposal({ params, body });
  const second = await ben.api.projects.submitProposal({ params, body });
  const offer = await client.api.projects.makeOffer({
    params: { proposal_id: second.proposal_id },
    body: terms([10_000]),
  });
  await ben.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } });
  expect(await client.api.projects.getProject({ params })).toMatchObject({
    status: "in_progress",
    positions_filled: 2,
  });
  const left = await cem.api.projects.getProposal({ params: { proposal_id: waiting.proposal_id } });
  expect(left.status).toBe("expired");
});

test("a project with a running contract is not cancelled", async () => {
  const { client, project } = await startContract(kogi);
  const cancelled = client.api.projects.cancelProject({ params: { project_id: project.project_id } });
  await expect(cancelled).rejects.toEqual(refusal(409, "project.has_contracts"));
});

test("the whole way: protected, handed in, revised, approved, released less the fee, completed", async () => {
  const { client, freelancer, contract, project, milestones } = await startContract(kogi, [100_000]);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  const params = { milestone_id: milestoneId };
  await expect(handIn(freelancer, milestoneId)).rejects.toMatchObject({
    problem: { status: 409, code: "milestone.wrong_state", current: "pending" },
  });
  await fund(kogi, client, milestoneId);
  const funded = await freelancer.api.contracts.getMilestone({ params });
  expect(funded).toMatchObject({ status: "funded", protected_amount: eur(100_000), to_fund: eur(0) });
  expect(funded.can).toEqual(["submit", "refund", "dispute"]);
  await handIn(freelancer, milestoneId, "First try.");
  const revise = { params, body: { note: "Larger, please." } };
  expect(await client.api.contracts.requestRevision(revise)).toMatchObject({
    status: "revision_requested",
    auto_approve_at: null,
  });
  await handIn(freelancer, milestoneId, "Second try.");
  await expect(approve(freelancer, milestoneId)).rejects.toEqual(refusal(403, "milestone.not_yours"));
  const released = await approve(client, milestoneId, { note: "Lovely." });
  expect(released).toMatchObject({
    status: "released",
    protected_amount: eur(0),
    released_amount: eur(100_000),
    can: [],
  });
  expect(released.submissions.map((one) => [one.note, one.revision_note])).toEqual([
    ["First try.", "Larger, please."],
    ["Second try.", null],
  ]);
  const ended = await client.api.contracts.getContract({ params: { contract_id: contract.contract_id } });
  expect(ended).toMatchObject({ status: "completed", released_amount: eur(100_000), can: ["review"] });
  const post = await client.api.projects.getProject({ params: { project_id: project.project_id } });
  expect(post.status).toBe("completed");
  const { data } = await freelancer.api.contracts.listContractActivity({
    params: { contract_id: contract.contract_id },
  });
  expect(data.map((entry) => entry.type)).toEqual([
    "completed",
    "milestone_released",
    "milestone_approved",
    "milestone_submitted",
    "revision_requested",
    "milestone_submitted",
    "milestone_funded",
    "started",
  ]);
  const lines = await booksAs(kogi, { [freelancer.userId]: "fred", [milestoneId]: "step" });
  expect(lines).toContain("clearing user:fred EUR 900.00");
  expect(lines).not.toContain("escrow milestone:step");
  expect(lines).toContain("sum EUR 0.00");
});

test("a milestone approved twice at once is released once; the same key again is answered", async () => {
  const { client, milestoneId, freelancer } = await submittedWork(kogi);
  const key = newId();
  const outcome = (call: Promise<{ status: string }>) =>
    call.then(
      (view) => view.status,
      (error: { code: string }) => error.code,
    );
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcome(approve(client, milestoneId))));
  expect(outcomes.filter((one) => one === "released")).toHaveLength(1);
  expect(new Set(outcomes)).toEqual(new Set(["released", "milestone.wrong_state"]));
  const later = await submittedWork(kogi);
  const first = await approve(later.client, later.milestoneId, {}, key);
  const again = await approve(later.client, later.milestoneId, {}, key);
  expect(again).toEqual(first);
  const { clearing } = await freelancer.api.payments.getWallet();
  expect(clearing).toHaveLength(1);
});

test("an approval whose answer was lost is answered to the same key, and moves nothing twice", async () => {
  const { client, milestoneId, freelancer } = await submittedWork(kogi);
  const key = newId();
  await approve(client, milestoneId, {}, key);
  // As after a crash between the commit and the stored answer.
  await loseAnswer(kogi, key);
  expect(await approve(client, milestoneId, {}, key)).toMatchObject({ status: "released" });
  expect((await freelancer.api.payments.getWallet()).clearing).toHaveLength(1);
});

test("two hand-ins at once count once", async () => {
  const { client, freelancer, milestones } = await startContract(kogi);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  const results = await Promise.allSettled([1, 2, 3, 4].map(() => handIn(freelancer, milestoneId)));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  const view = await client.api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
  expect(view.submissions).toHaveLength(1);
});

test("two tabs pay for one milestone once, and money that comes too late goes back", async () => {
  const { client, contract, milestones } = await startContract(kogi);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  const params = { milestone_id: milestoneId };
  const [one, two] = await Promise.all(
    [newId(), newId()].map((idempotencyKey) => client.api.contracts.fundMilestone({ params, idempotencyKey })),
  );
  expect(one?.transaction_id).toBe(two?.transaction_id);
  await client.api.contracts.closeContract({ params: { contract_id: contract.contract_id }, body: {} });
  await payBy(kogi, one?.checkout_url ?? null);
  await kogi.settle();
  const paid = await client.api.payments.getPayment({ params: { transaction_id: one?.transaction_id ?? "" } });
  expect(["cancelled", "refunded"]).toContain(paid.status);
  const view = await client.api.contracts.getMilestone({ params });
  expect(view).toMatchObject({ status: "cancelled", protected_amount: eur(0) });
});

test("only the client pays, and only what is pending", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  const params = { milestone_id: milestoneId };
  const pay = (person: typeof client) => person.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  await expect(pay(freelancer)).rejects.toEqual(refusal(403, "milestone.not_yours"));
  await expect(pay(client)).rejects.toEqual(refusal(409, "milestone.wrong_state"));
  await expect(pay(await signUp(kogi))).rejects.toEqual(refusal(404, "milestone.not_found"));
  const plain = client.api.payments.startPayment({ body: { type: "milestone" }, idempotencyKey: newId() });
  await expect(plain).rejects.toEqual(refusal(422, "milestone.invalid"));
});

test("a further milestone counts once the other side agrees", async () => {
  const { client, freelancer, contract } = await startContract(kogi, [50_000]);
  const params = { contract_id: contract.contract_id };
  const body = { title: "One more sign", amount: eur(30_000) };
  const proposed = await freelancer.api.contracts.proposeMilestone({ params, body });
  expect(proposed).toMatchObject({ status: "proposed", position: 2, can: ["withdraw_milestone"] });
  const answer = { params: { milestone_id: proposed.milestone_id }, body: { answer: "agree" as const } };
  await expect(freelancer.api.contracts.agreeMilestone(answer)).rejects.toEqual(refusal(403, "milestone.not_yours"));
  expect(await client.api.contracts.agreeMilestone(answer)).toMatchObject({ status: "pending", can: ["fund"] });
  expect(await client.api.contracts.getContract({ params })).toMatchObject({ total: eur(80_000), milestones_count: 2 });
  const dollars = { title: "In dollars", amount: { amount: "5", currency: "USD" } };
  await expect(client.api.contracts.proposeMilestone({ params, body: dollars })).rejects.toMatchObject({
    problem: { code: "milestone.invalid", errors: [{ pointer: "/body/amount/currency" }] },
  });
});

test("a contract is closed only when no money is protected: cancelled when nothing was paid", async () => {
  const { client, freelancer, contract, project, milestones } = await startContract(kogi);
  const params = { contract_id: contract.contract_id };
  await fund(kogi, client, milestones[0]?.milestone_id ?? "");
  const close = (person: typeof client) =>
    person.api.contracts.closeContract({ params, body: { reason: "Moved away." } });
  await expect(close(client)).rejects.toEqual(refusal(409, "contract.money_protected"));
  const back = { params: { milestone_id: milestones[0]?.milestone_id ?? "" }, body: {}, idempotencyKey: newId() };
  // Before it is confirmed both sides read what the provider keeps, and that neither of them bears it.
  const { data: paid } = await client.api.payments.listPayments();
  const lost = { borne_by: "kogi", amount: paid[0]?.lines.find((line) => line.kind === "processing")?.amount };
  for (const person of [client, freelancer])
    expect((await person.api.contracts.getContract({ params })).milestones).toMatchObject([
      { lost_processing: lost },
      { lost_processing: null },
    ]);
  expect(await freelancer.api.contracts.refundMilestone(back)).toMatchObject({
    status: "refunded",
    lost_processing: null,
  });
  const ended = await close(freelancer);
  expect(ended).toMatchObject({ status: "cancelled", refunded_amount: eur(100_000), can: ["review"] });
  expect(ended.milestones.map((one) => one.status)).toEqual(["refunded", "cancelled"]);
  expect(await client.api.projects.getProject({ params: { project_id: project.project_id } })).toMatchObject({
    status: "cancelled",
  });
  await expect(close(client)).rejects.toEqual(refusal(409, "contract.wrong_state"));
});

test("nobody erases their account while a contract runs, and the reason names it", async () => {
  const { freelancer } = await startContract(kogi);
  const erased = freelancer.api.users.eraseUser({
    params: { user_id: freelancer.userId },
    body: { password: PASSWORD },
  });
  await expect(erased).rejects.toMatchObject({
    problem: {
      code: "user.erasure_blocked",
      reasons: ["The contract “A brand for a small bakery” still runs. End it first."],
    },
  });
});

test("lists tell sides apart and show what is protected", async () => {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi);
  const asClient = await client.api.contracts.listContracts({ query: { role: "client", status: ["active"] } });
  expect(asClient.data).toMatchObject([
    {
      contract_id: contract.contract_id,
      role: "client",
      protected_amount: eur(100_000),
      current_milestone: { milestone_id: milestoneId, status: "submitted" },
    },
  ]);
  expect((await freelancer.api.contracts.listContracts({ query: { role: "client" } })).data).toEqual([]);
});
