// A bank takes a payment in parts, with the fees on top: of what was released no more is undone than was released.
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { meetAtLock } from "#test/at-once.ts";
import { approve, fund, handIn, startContract } from "#test/hiring.ts";
import { world } from "#test/world.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import type { GatewayDispute } from "../gateway/port-disputes.ts";
import { endChargeback } from "./end-chargeback.ts";
import { followDispute } from "./follow-dispute.ts";
import { holdChargeback } from "./hold-chargeback.ts";

const kogi = world();

/** Two milestones paid and released; gives the payment of the first, and what was undone of the contract so far. */
async function bothReleased() {
  const { client, freelancer, contract, milestones } = await startContract(kogi, [50_000, 20_000]);
  const [first, other] = milestones.map((one) => one.milestone_id);
  const { transaction_id } = await fund(kogi, client, first ?? "");
  await fund(kogi, client, other ?? "");
  for (const id of [first ?? "", other ?? ""]) {
    await handIn(freelancer, id);
    await approve(client, id);
  }
  await kogi.settle();
  const { contract_id: contractId } = contract;
  return { transactionId: transaction_id, contractId };
}
const undoneOf = (contractId: string) =>
  kogi.platform.db
    .selectFrom("contracts.contracts")
    .select(["undone_minor", "undone_at"])
    .where("contract_id", "=", contractId)
    .executeTakeFirstOrThrow();

/** Its two halves, each disputed by itself. */
async function halvesOf(transactionId: string) {
  const { platform } = kogi;
  const payment = await findPayment(platform.db, transactionId);
  if (!payment?.gateway_charge) throw new Error("it was charged");
  const { gateway_charge: charge, currency, amount_minor } = payment;
  const half = amount_minor / 2n;
  const disputes = [half, amount_minor - half].map(
    (minor): GatewayDispute => ({
      id: `dp_${newId()}`,
      charge,
      amount: money(minor, currency),
      fee: money(0n, currency),
      reason: "fraudulent",
      state: "needs_response",
      openedAt: platform.clock.now(),
      evidenceDueAt: null,
      isAnswerable: true,
      appeal: null,
    }),
  );
  return { payment, disputes };
}

test("two disputes that are lost undo what was released, and nothing of another milestone", async () => {
  const { platform } = kogi;
  const { transactionId, contractId } = await bothReleased();
  const undone: bigint[] = [];
  const { payment, disputes } = await halvesOf(transactionId);
  for (const dispute of disputes) {
    const row = await platform.inTransaction((tx) => holdChargeback(tx, platform, payment, dispute));
    await platform.inTransaction((tx) => endChargeback(tx, platform, row, payment, "lost"));
    await kogi.settle();
    const { undone_minor, undone_at } = await undoneOf(contractId);
    expect(undone_at).toBe(null);
    undone.push(undone_minor);
  }
  expect(undone[0]).toBeGreaterThan(25_000n);
  expect(undone[1]).toBe(50_000n);
});

test("nor do two that are lost at the same instant: each knows what the other one undid", async () => {
  const { platform } = kogi;
  const { transactionId, contractId } = await bothReleased();
  const { disputes } = await halvesOf(transactionId);
  const gateway = gatewayOf(platform);
  const says = (state: GatewayDispute["state"]) =>
    useGateway(platform, {
      ...gateway,
      fetchDispute: async (id) => disputes.filter((one) => one.id === id).map((one) => ({ ...one, state }))[0] ?? null,
    });
  onTestFinished(() => useGateway(platform, gateway));
  says("needs_response");
  for (const { id } of disputes) await followDispute(platform, id);
  says("lost");
  await meetAtLock(kogi, {
    // Both owners wait here before they change anything, if nothing holds them up before.
    first: (tx) => sql`select from contracts.contracts where contract_id = ${contractId} for update`.execute(tx),
    second: () => Promise.all(disputes.map(({ id }) => followDispute(platform, id))),
    rest: async () => {
      while ((await waiting()) < disputes.length);
    },
  });
  expect(await undoneOf(contractId)).toMatchObject({ undone_minor: 50_000n });
});

async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`.execute(kogi.platform.db);
  return rows[0]?.count ?? 0;
}
