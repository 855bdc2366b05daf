import { expect, test } from "vitest";
import { grantRole } from "#modules/auth/index.ts";
import { refundMilestone } from "#modules/payments/index.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { eur, submittedWork } from "#test/hiring.ts";
import { answeredAgain } from "#test/lost-answers.ts";
import { booksAs, signBackIn } from "#test/paying.ts";
import { madeAdmin, type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";

const kogi = world();

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const admin = () => signUp(kogi, { user_type: "client", name: "Mona Mediator", roles: ["admin"] });

async function disputed(cents = 90_000) {
  const work = await submittedWork(kogi, [cents]);
  const view = await work.client.api.contracts.disputeMilestone({
    params: { milestone_id: work.milestoneId },
    body: { reason: "Half of it is missing.", to_freelancer: eur(40_000) },
  });
  const disputeId = view.dispute?.dispute_id ?? "";
  return { ...work, disputeId, params: { dispute_id: disputeId } };
}

/** The negotiation's week is over, and that for evidence. Weeks end sessions, so everybody signs in anew. */
async function inMediation(cents = 90_000) {
  const story = await disputed(cents);
  await kogi.advance(7 * DAY_MS + 1);
  await kogi.advance(7 * DAY_MS + 1);
  return {
    ...story,
    client: await signBackIn(kogi, story.client),
    freelancer: await signBackIn(kogi, story.freelancer),
  };
}

const decide = (judge: Person, disputeId: string, cents: number, idempotencyKey = newId()) =>
  judge.api.contracts.decideDispute({
    params: { dispute_id: disputeId },
    body: { to_freelancer: eur(cents), reasons: "Half was delivered." },
    idempotencyKey,
  });
const noticesOf = async (person: Person) => {
  const { data } = await person.api.notifications.listNotifications({ query: { limit: 100 } });
  return data.map((notice) => notice.title);
};

test("what the opener wants is a proposal at once, and the first answer begins the negotiation", async () => {
  const { client, freelancer, params } = await disputed();
  const opened = await freelancer.api.contracts.getDispute({ params });
  expect(opened).toMatchObject({
    status: "open",
    side: "freelancer",
    waiting_for: "freelancer",
    otherwise: "mediation",
    amount: eur(90_000),
    dispute: { wanted: { to_freelancer: eur(40_000), to_client: eur(50_000) } },
    can: ["reply", "propose_settlement", "accept_settlement"],
  });
  const file = await freelancer.api.media.uploadMedia({
    query: { name: "sketch.png" },
    body: await png({ width: 41, height: 30 }),
  });
  await kogi.settle();
  const answered = await freelancer.api.contracts.addDisputeEntry({
    params,
    body: { text: "All of it is there.", files: [file.media_id] },
  });
  expect(answered).toMatchObject({
    status: "negotiation",
    entries: [{ side: "freelancer", text: "All of it is there.", files: [{ media_id: file.media_id }] }],
  });
  await kogi.settle();
  const seen = await client.api.contracts.getDispute({ params });
  expect(seen.entries[0]?.files[0]?.media_id).toBe(file.media_id);
  expect(await noticesOf(client)).toContain("There is a new answer in the dispute over “Step 1”");
});

test("strangers find no dispute, and administrators no way in but the desk", async () => {
  const { params } = await disputed();
  const judge = await admin();
  await expect(judge.api.contracts.getDispute({ params })).rejects.toEqual(refusal(404, "dispute.not_found"));
  await expect((await signUp(kogi)).api.contracts.getDispute({ params })).rejects.toEqual(
    refusal(404, "dispute.not_found"),
  );
  expect(await judge.api.contracts.getDisputeToDecide({ params })).toMatchObject({ side: "mediator", can: [] });
  await expect(decide(judge, params.dispute_id, 1)).rejects.toEqual(refusal(409, "dispute.not_in_mediation"));
});

test("both sides are reminded, and after seven days a mediator joins, told to both", async () => {
  const story = await disputed();
  await kogi.advance(4 * DAY_MS + 1);
  await kogi.advance(2 * DAY_MS);
  const reminded = await noticesOf(await signBackIn(kogi, story.client));
  expect(reminded.filter((title) => title.startsWith("The two of you have until"))).toHaveLength(2);
  await kogi.advance(DAY_MS);
  const freelancer = await signBackIn(kogi, story.freelancer);
  expect(await freelancer.api.contracts.getDispute({ params: story.params })).toMatchObject({
    status: "mediation",
    waiting_for: "mediator",
    otherwise: "decision",
  });
  expect(await noticesOf(freelancer)).toContain("A mediator looks at the dispute over “Step 1”");
});

test("under the limit one administrator decides to the cent, and both sides read why", async () => {
  const { client, freelancer, disputeId, milestoneId, params } = await inMediation();
  const judge = await admin();
  const queue = await judge.api.contracts.listDisputesToDecide({ query: { status: ["mediation"], limit: 100 } });
  expect(queue.data.map((one) => one.dispute_id)).toContain(disputeId);
  const asked = { status: ["mediation" as const], limit: 1, count: true };
  expect((await judge.api.contracts.listDisputesToDecide({ query: asked })).total).toBe(queue.data.length);
  expect(await client.api.contracts.listDisputes({ query: { running: true, count: true } })).toMatchObject({
    total: 1,
  });
  await judge.api.contracts.addMediatorEntry({ params, body: { text: "Please show the files." } });
  const decided = await decide(judge, disputeId, 33_333);
  expect(decided).toMatchObject({ status: "resolved", takes_two: false, decisions: [{ status: "in_force" }] });
  const seen = await freelancer.api.contracts.getDispute({ params });
  expect(seen.dispute).toMatchObject({
    outcome: "decided",
    decision: { to_freelancer: eur(33_333), to_client: eur(56_667), reasons: "Half was delivered." },
  });
  expect(await client.api.contracts.getMilestone({ params: { milestone_id: milestoneId } })).toMatchObject({
    status: "split",
    released_amount: eur(33_333),
    refunded_amount: eur(56_667),
    protected_amount: eur(0),
  });
  await kogi.settle();
  const told = await noticesOf(client);
  expect(told).toEqual(
    expect.arrayContaining(["The mediator wrote about “Step 1”", "The mediator decided about “Step 1”"]),
  );
  const lines = await booksAs(kogi, { [freelancer.userId]: "fred", [milestoneId]: "step" });
  expect(lines).toContain("clearing user:fred EUR 300.00"); // 333.33 less 10 %, halves to even
  expect(lines).not.toContain("escrow milestone:step");
  const audit = await kogi.platform.db
    .selectFrom("platform.audit_log")
    .select("action")
    .where("actor_id", "=", judge.userId)
    .execute();
  expect(audit.map((row) => row.action)).toEqual(
    expect.arrayContaining(["contracts.decision_in_force", "contracts.dispute_decided"]),
  );
});

test("nobody decides before the day for evidence that both sides were told, unless both have written", async () => {
  const { client, freelancer, disputeId, params } = await disputed();
  const write = (person: Person) =>
    person.api.contracts.addDisputeEntry({ params, body: { text: "Here is what supports my view." } });
  await write(freelancer);
  await kogi.advance(7 * DAY_MS + 1);
  const judge = await admin();
  await write(await signBackIn(kogi, client));
  const seen = await judge.api.contracts.getDisputeToDecide({ params });
  expect(seen).toMatchObject({ status: "mediation", can: ["reply"], due_at: seen.dispute.evidence_until });
  const early = decide(judge, disputeId, 0);
  await expect(early).rejects.toEqual(refusal(409, "dispute.evidence_open"));
  await write(await signBackIn(kogi, freelancer));
  expect(await judge.api.contracts.getDisputeToDecide({ params })).toMatchObject({ can: ["reply", "decide"] });
  expect(await decide(judge, disputeId, 0)).toMatchObject({ status: "resolved" });
});

test("over the limit nothing moves until a second administrator agrees; the first cannot", async () => {
  const { disputeId, milestoneId, client } = await inMediation(250_000);
  const [first, second] = [await admin(), await admin()];
  const waiting = await decide(first, disputeId, 100_000);
  expect(waiting).toMatchObject({
    status: "mediation",
    takes_two: true,
    decisions: [{ status: "proposed" }],
    can: ["reply", "withdraw_decision"],
  });
  const decision_id = waiting.decisions[0]?.decision_id ?? "";
  const answer = (judge: Person, word: "confirm" | "decline") =>
    judge.api.contracts.answerDecision({ params: { decision_id }, body: { answer: word }, idempotencyKey: newId() });
  await expect(answer(first, "confirm")).rejects.toEqual(refusal(403, "dispute.second_person"));
  await expect(decide(second, disputeId, 1)).rejects.toEqual(refusal(409, "dispute.decision_waits"));
  const view = await client.api.contracts.getDispute({ params: { dispute_id: disputeId } });
  expect(view.decisions).toEqual([]);
  const results = await Promise.allSettled([answer(second, "confirm"), answer(second, "confirm")]);
  expect(results.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await client.api.contracts.getMilestone({ params: { milestone_id: milestoneId } })).toMatchObject({
    status: "split",
    released_amount: eur(100_000),
    refunded_amount: eur(150_000),
  });
});

test("a new administrator is neither of the two, in whichever order; what they decided can be sent back", async () => {
  const { disputeId } = await inMediation(250_000);
  const first = await admin();
  const made = await madeAdmin(kogi, first);
  const answer = (judge: Person, decision_id: string, word: "confirm" | "decline") =>
    judge.api.contracts.answerDecision({ params: { decision_id }, body: { answer: word }, idempotencyKey: newId() });
  const isNew = refusal(403, "auth.new_administrator");
  const theirs = (await decide(made, disputeId, 0)).decisions[0]?.decision_id ?? "";
  await expect(answer(first, theirs, "confirm")).rejects.toEqual(isNew);
  await answer(first, theirs, "decline");
  const own = (await decide(first, disputeId, 0)).decisions.find((one) => one.status === "proposed");
  await expect(answer(made, own?.decision_id ?? "", "confirm")).rejects.toEqual(isNew);
});

test("a decision that was sent back may be taken anew", async () => {
  const { disputeId } = await inMediation(250_000);
  const [first, second] = [await admin(), await admin()];
  // Either of them may lose their answer: the same key gives it again.
  const decided = await answeredAgain(kogi, (key) => decide(first, disputeId, 0, key));
  const decision_id = decided.decisions[0]?.decision_id ?? "";
  const declined = await answeredAgain(kogi, (idempotencyKey) =>
    second.api.contracts.answerDecision({
      params: { decision_id },
      body: { answer: "decline", note: "Look at the files again." },
      idempotencyKey,
    }),
  );
  expect(declined).toMatchObject({ status: "mediation", decisions: [{ status: "declined" }] });
  expect((await decide(second, disputeId, 250_000)).decisions[0]).toMatchObject({ status: "proposed" });
});

test("whoever decided withdraws it while it waits, nobody else does, and then it may be decided anew", async () => {
  const { disputeId } = await inMediation(250_000);
  const [first, second] = [await admin(), await admin()];
  const proposed = await decide(first, disputeId, 0);
  expect(proposed.can).toContain("withdraw_decision");
  const withdraw = (judge: Person, idempotencyKey = newId()) =>
    judge.api.contracts.answerDecision({
      params: { decision_id: proposed.decisions[0]?.decision_id ?? "" },
      body: { answer: "withdraw" },
      idempotencyKey,
    });
  await expect(withdraw(second)).rejects.toEqual(refusal(403, "dispute.not_yours"));
  const withdrawn = await answeredAgain(kogi, (key) => withdraw(first, key));
  expect(withdrawn).toMatchObject({ status: "mediation", decisions: [{ status: "withdrawn", answered_by: null }] });
  await expect(withdraw(first)).rejects.toEqual(refusal(409, "dispute.decision_answered"));
  expect((await decide(first, disputeId, 250_000)).decisions[0]).toMatchObject({ status: "proposed" });
});

test("an administrator does not judge their own contract", async () => {
  const { client, disputeId } = await inMediation();
  await kogi.platform.inTransaction((tx) =>
    grantRole(tx, kogi.platform, { userId: client.userId, byId: null, role: "admin" }),
  );
  const judge = await signBackIn(kogi, client);
  await expect(decide(judge, disputeId, 0)).rejects.toEqual(refusal(403, "dispute.own_contract"));
});

test("nor does who keeps the organisation it was signed for", async () => {
  const { contract, disputeId, params } = await inMediation();
  const { contract_id } = contract;
  const owner = await signUp(kogi);
  const body = { name: "Studio Rot", handle: "studio-rot" };
  const { organisation_id } = await owner.api.organisations.createOrganisation({ body });
  await kogi.platform.inTransaction((tx) =>
    tx.updateTable("contracts.contracts").set({ organisation_id }).where("contract_id", "=", contract_id).execute(),
  );
  await kogi.platform.inTransaction((tx) =>
    grantRole(tx, kogi.platform, { userId: owner.userId, byId: null, role: "admin" }),
  );
  const judge = await signBackIn(kogi, owner);
  await expect(decide(judge, disputeId, 0)).rejects.toEqual(refusal(403, "dispute.own_contract"));
  const said = judge.api.contracts.addMediatorEntry({ params, body: { text: "Show the files." } });
  await expect(said).rejects.toEqual(refusal(403, "dispute.own_contract"));
});

test.for([
  ["90001", "EUR"],
  ["100", "USD"],
] as const)("a decision of %s %s is refused and nothing moves", async ([amount, currency]) => {
  const { disputeId, milestoneId, client } = await inMediation();
  const judge = await admin();
  const decided = judge.api.contracts.decideDispute({
    params: { dispute_id: disputeId },
    body: { to_freelancer: { amount, currency }, reasons: "Because." },
    idempotencyKey: newId(),
  });
  await expect(decided).rejects.toEqual(refusal(422, "milestone.invalid"));
  expect(await client.api.contracts.getMilestone({ params: { milestone_id: milestoneId } })).toMatchObject({
    status: "disputed",
    protected_amount: eur(90_000),
  });
});

test("the two sides may still agree in mediation; a decision that waits is overtaken", async () => {
  const { client, freelancer, disputeId, milestoneId, params } = await inMediation(250_000);
  const judge = await admin();
  await decide(judge, disputeId, 10_000);
  const proposed = await client.api.contracts.proposeSettlement({
    params: { milestone_id: milestoneId },
    body: { to_freelancer: eur(200_000) },
  });
  const open = proposed.dispute?.settlements.find((one) => one.status === "open");
  await freelancer.api.contracts.acceptSettlement({
    params: { settlement_id: open?.settlement_id ?? "" },
    idempotencyKey: newId(),
  });
  expect(await judge.api.contracts.getDisputeToDecide({ params })).toMatchObject({
    status: "resolved",
    dispute: { outcome: "agreed" },
    decisions: [{ status: "overtaken" }],
  });
});

test("accepting a division against a decision has one winner", async () => {
  const { client, freelancer, disputeId, milestoneId } = await inMediation();
  const judge = await admin();
  const proposed = await client.api.contracts.proposeSettlement({
    params: { milestone_id: milestoneId },
    body: { to_freelancer: eur(80_000) },
  });
  const open = proposed.dispute?.settlements.find((one) => one.status === "open");
  const results = await Promise.allSettled([
    freelancer.api.contracts.acceptSettlement({
      params: { settlement_id: open?.settlement_id ?? "" },
      idempotencyKey: newId(),
    }),
    decide(judge, disputeId, 20_000),
  ]);
  expect(results.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("payments itself keeps disputed money where it is", async () => {
  const { milestoneId } = await disputed();
  const { platform } = kogi;
  const refunded = platform.inTransaction((tx) =>
    refundMilestone(tx, platform, { milestoneId, reference: `test:${milestoneId}`, reason: "By another way" }),
  );
  await expect(refunded).rejects.toEqual(refusal(423, "payment.frozen"));
});

test("nobody says anything once a dispute has ended, and a withdrawal lifts the freeze", async () => {
  const { client, freelancer, milestoneId, params } = await disputed();
  await client.api.contracts.withdrawDispute({ params: { milestone_id: milestoneId } });
  await expect(freelancer.api.contracts.addDisputeEntry({ params, body: { text: "But wait." } })).rejects.toEqual(
    refusal(409, "dispute.ended"),
  );
  const approved = await client.api.contracts.approveMilestone({
    params: { milestone_id: milestoneId },
    body: {},
    idempotencyKey: newId(),
  });
  expect(approved).toMatchObject({ status: "released" });
});
