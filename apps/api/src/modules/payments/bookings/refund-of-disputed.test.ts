// Money that two people dispute, and that somebody sends back at the provider's own desk meanwhile.
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { contractBetween, eur, handIn } from "#test/hiring.ts";
import { payWith } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { refundByHand } from "#test/provider-desk.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

async function disputed() {
  const [client, freelancer] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const { contract, milestones } = await contractBetween(client, freelancer, [20_000, 20_000]);
  const params = { milestone_id: milestones[0]?.milestone_id ?? "" };
  const payment = await client.api.contracts.fundMilestone({ params, idempotencyKey: newId() });
  await payWith(kogi, payment.checkout_url, "4242 4242 4242 4242");
  await kogi.settle();
  await handIn(freelancer, params.milestone_id);
  await freelancer.api.contracts.disputeMilestone({ params, body: { reason: "No answer." } });
  const row = await kogi.platform.db
    .selectFrom("payments.payments")
    .select(["gateway_charge", "amount_minor"])
    .where("transaction_id", "=", payment.transaction_id)
    .executeTakeFirstOrThrow();
  return { client, freelancer, contract, params, charge: row.gateway_charge ?? "", total: row.amount_minor };
}

async function bookRefund(admin: Person, source: string): Promise<void> {
  const { data } = await admin.api.payments.adminListBreaks({ query: { open: true, limit: 100 } });
  const breakId = data.find((one) => one.source === source)?.break_id ?? "";
  await admin.api.payments.adminBookBreak({
    params: { break_id: breakId },
    body: { reason: "Support did it by hand.", bearer: "kogi" },
    idempotencyKey: newId(),
  });
  await kogi.settle();
}

test("a dispute ends with the money it was about, and the contract goes on with its other milestone", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const { client, contract, params, charge, total } = await disputed();
  await bookRefund(admin, await refundByHand(kogi, { charge, minor: total }));
  expect(await client.api.contracts.getMilestone({ params })).toMatchObject({
    status: "refunded",
    protected_amount: eur(0),
    dispute: { status: "resolved", outcome: "sent_back" },
  });
  const { status } = await client.api.contracts.getContract({ params: { contract_id: contract.contract_id } });
  expect(status).toBe("active");
  const frozen = await kogi.platform.db
    .selectFrom("payments.freezes")
    .selectAll()
    .where("reference_id", "=", params.milestone_id)
    .where("lifted_at", "is", null)
    .execute();
  expect(frozen).toEqual([]);
});

test("of a part that went back the dispute goes on, and what was proposed of the whole holds no more", async () => {
  const admin = await signUp(kogi, { roles: ["admin"] });
  const { client, freelancer, params, charge, total } = await disputed();
  const { dispute } = await client.api.contracts.proposeSettlement({ params, body: { to_freelancer: eur(15_000) } });
  const settlement_id = dispute?.settlements[0]?.settlement_id ?? "";
  await bookRefund(admin, await refundByHand(kogi, { charge, minor: total / 2n }));
  const left = await client.api.contracts.getMilestone({ params });
  expect(left).toMatchObject({ status: "disputed", protected_amount: eur(10_000), dispute: { status: "negotiation" } });
  const old = freelancer.api.contracts.acceptSettlement({ params: { settlement_id }, idempotencyKey: newId() });
  expect((await refusal(old)).status).toBe(409);
});
