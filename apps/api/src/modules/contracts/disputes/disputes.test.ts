import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, eur, fund, handIn, startContract, submittedWork } from "#test/hiring.ts";
import { booksAs, signBackIn } from "#test/paying.ts";
import type { Person } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const read = (person: Person, milestoneId: string) =>
  person.api.contracts.getMilestone({ params: { milestone_id: milestoneId } });
const dispute = (person: Person, milestoneId: string) =>
  person.api.contracts.disputeMilestone({ params: { milestone_id: milestoneId }, body: { reason: "Not as agreed." } });
const divide = (person: Person, milestoneId: string, cents: number) =>
  person.api.contracts.proposeSettlement({
    params: { milestone_id: milestoneId },
    body: { to_freelancer: eur(cents), message: "Half?" },
  });
const accept = (person: Person, settlementId: string, idempotencyKey = newId()) =>
  person.api.contracts.acceptSettlement({ params: { settlement_id: settlementId }, idempotencyKey });

test("a dispute freezes the money for both sides, and whoever opened it may withdraw it", async () => {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi);
  const opened = await dispute(client, milestoneId);
  expect(opened).toMatchObject({
    status: "disputed",
    auto_approve_at: null,
    protected_amount: eur(100_000),
    dispute: { status: "open", reason: "Not as agreed.", opened_by: client.userId },
    can: ["withdraw_dispute", "propose_settlement"],
  });
  const params = { milestone_id: milestoneId };
  await expect(approve(client, milestoneId)).rejects.toEqual(refusal(423, "milestone.frozen"));
  await expect(handIn(freelancer, milestoneId)).rejects.toEqual(refusal(423, "milestone.frozen"));
  const back = freelancer.api.contracts.refundMilestone({ params, body: {}, idempotencyKey: newId() });
  await expect(back).rejects.toEqual(refusal(423, "milestone.frozen"));
  await expect(dispute(freelancer, milestoneId)).rejects.toEqual(refusal(423, "milestone.frozen"));
  const whole = { params: { contract_id: contract.contract_id } };
  expect(await client.api.contracts.getContract(whole)).toMatchObject({ status: "disputed" });
  await expect(freelancer.api.contracts.withdrawDispute({ params })).rejects.toEqual(
    refusal(403, "milestone.not_yours"),
  );
  expect(await client.api.contracts.withdrawDispute({ params })).toMatchObject({
    status: "submitted",
    dispute: { status: "withdrawn" },
  });
  expect(await client.api.contracts.getContract(whole)).toMatchObject({ status: "active" });
});

test("a withdrawn dispute gives the clock back what was left of it", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  await kogi.advance(10 * DAY_MS);
  await dispute(client, milestoneId);
  await kogi.advance(30 * DAY_MS);
  expect(await read(await signBackIn(kogi, freelancer), milestoneId)).toMatchObject({ status: "disputed" });
  const back = await signBackIn(kogi, client);
  await back.api.contracts.withdrawDispute({ params: { milestone_id: milestoneId } });
  await kogi.advance(3 * DAY_MS);
  expect(await read(back, milestoneId)).toMatchObject({ status: "submitted" });
  await kogi.advance(2 * DAY_MS);
  expect(await read(back, milestoneId)).toMatchObject({ status: "released" });
});

test("a dispute is withdrawn once: the next one about the same work ends together, or by a mediator", async () => {
  const { client, milestoneId } = await submittedWork(kogi);
  const params = { milestone_id: milestoneId };
  await dispute(client, milestoneId);
  await client.api.contracts.withdrawDispute({ params });
  await dispute(client, milestoneId);
  const again = await read(client, milestoneId);
  expect(again.can).toEqual(["propose_settlement"]);
  const { can } = await client.api.contracts.getDispute({ params: { dispute_id: again.dispute?.dispute_id ?? "" } });
  expect(can).not.toContain("withdraw");
  await expect(client.api.contracts.withdrawDispute({ params })).rejects.toEqual(
    refusal(409, "milestone.withdrawn_before"),
  );
  await kogi.advance(7 * DAY_MS + 1);
  expect(await read(await signBackIn(kogi, client), milestoneId)).toMatchObject({ dispute: { status: "mediation" } });
});

test("both sides divide disputed money to the cent; the books end at zero", async () => {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi, [100_001]);
  await dispute(freelancer, milestoneId);
  await divide(client, milestoneId, 20_000);
  const proposed = await divide(client, milestoneId, 33_333);
  expect(proposed.dispute?.settlements.map((one) => one.status)).toEqual(["superseded", "open"]);
  const [old, fresh] = proposed.dispute?.settlements ?? [];
  expect(fresh).toMatchObject({ to_freelancer: eur(33_333), to_client: eur(66_668) });
  await expect(accept(client, fresh?.settlement_id ?? "")).rejects.toEqual(refusal(409, "settlement.not_your_turn"));
  await expect(accept(freelancer, old?.settlement_id ?? "")).rejects.toEqual(refusal(409, "settlement.superseded"));
  const settled = await accept(freelancer, fresh?.settlement_id ?? "");
  expect(settled).toMatchObject({
    status: "split",
    released_amount: eur(33_333),
    refunded_amount: eur(66_668),
    dispute: { status: "resolved", outcome: "agreed" },
  });
  expect(await client.api.contracts.getContract({ params: { contract_id: contract.contract_id } })).toMatchObject({
    status: "completed",
  });
  await kogi.settle();
  const lines = await booksAs(kogi, { [freelancer.userId]: "fred", [milestoneId]: "step" });
  expect(lines).toContain("clearing user:fred EUR 300.00"); // 333.33 less 10 %, halves to even
  expect(lines).not.toContain("escrow milestone:step");
});

test.for([
  [0, "refunded"],
  [100_000, "released"],
] as const)("a division that gives %i to the freelancer leaves the milestone %s", async ([cents, status]) => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  await dispute(client, milestoneId);
  const { dispute: open } = await divide(client, milestoneId, cents);
  const settled = await accept(freelancer, open?.settlements[0]?.settlement_id ?? "");
  expect(settled).toMatchObject({ status, released_amount: eur(cents), refunded_amount: eur(100_000 - cents) });
});

test("nobody divides more than is protected, or what is not disputed", async () => {
  const { client, milestoneId } = await submittedWork(kogi);
  await expect(divide(client, milestoneId, 1)).rejects.toEqual(refusal(409, "milestone.not_disputed"));
  await dispute(client, milestoneId);
  await expect(divide(client, milestoneId, 100_001)).rejects.toEqual(refusal(422, "milestone.invalid"));
});

test("approve against dispute: one wins, and the other hears what became of it", async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const { client, freelancer, milestoneId } = await submittedWork(kogi);
    const [approved, disputed] = await Promise.allSettled([
      approve(client, milestoneId),
      dispute(freelancer, milestoneId),
    ]);
    const { status } = await read(client, milestoneId);
    expect([approved.status, disputed.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(status).toBe(approved.status === "fulfilled" ? "released" : "disputed");
  }
});

test("two acceptances of two divisions at once: one moves the money", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  await dispute(client, milestoneId);
  await divide(client, milestoneId, 10_000);
  const both = await divide(freelancer, milestoneId, 90_000);
  const [byClient, byFreelancer] = both.dispute?.settlements ?? [];
  const results = await Promise.allSettled([
    accept(freelancer, byClient?.settlement_id ?? ""),
    accept(client, byFreelancer?.settlement_id ?? ""),
  ]);
  expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const { released_amount, refunded_amount } = await read(client, milestoneId);
  expect(Number(released_amount.amount) + Number(refunded_amount.amount)).toBe(100_000);
});

test("a client asks for money back, and the freelancer gives it", async () => {
  const { client, freelancer, milestones } = await startContract(kogi);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  const params = { milestone_id: milestoneId };
  const asked = await client.api.contracts.requestRefund({ params, body: { reason: "We closed." } });
  expect(asked).toMatchObject({ status: "funded", refund_request: { reason: "We closed." } });
  expect(asked.can).not.toContain("request_refund");
  const again = client.api.contracts.requestRefund({ params, body: { reason: "Please." } });
  await expect(again).rejects.toEqual(refusal(409, "milestone.wrong_state"));
  const key = newId();
  const given = await freelancer.api.contracts.refundMilestone({
    params,
    body: { note: "Of course." },
    idempotencyKey: key,
  });
  expect(given).toMatchObject({ status: "refunded", refunded_amount: eur(100_000), protected_amount: eur(0) });
  await kogi.settle();
  const { data } = await client.api.payments.listPayments();
  expect(data[0]).toMatchObject({ status: "refunded" });
});

test("work that is handed in answers a client who asked for the money back", async () => {
  const { client, freelancer, milestones } = await startContract(kogi);
  const milestoneId = milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await client.api.contracts.requestRefund({ params: { milestone_id: milestoneId }, body: { reason: "We closed." } });
  expect(await handIn(freelancer, milestoneId)).toMatchObject({ status: "submitted", refund_request: null });
  expect(await approve(client, milestoneId)).toMatchObject({ status: "released", refund_request: null });
});

test("work that was handed in cannot be given back over the client's head, nor asked back", async () => {
  const { client, freelancer, milestoneId } = await submittedWork(kogi);
  const params = { milestone_id: milestoneId };
  const given = freelancer.api.contracts.refundMilestone({ params, body: {}, idempotencyKey: newId() });
  await expect(given).rejects.toEqual(refusal(409, "milestone.wrong_state"));
  const asked = client.api.contracts.requestRefund({ params, body: { reason: "No." } });
  await expect(asked).rejects.toEqual(refusal(409, "milestone.wrong_state"));
});
