// A bank takes a payment in parts, with the fees on top: of what was released no more is undone than was released.
import { expect, test } from "vitest";
import { money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { approve, fund, handIn, startContract } from "#test/hiring.ts";
import { world } from "#test/world.ts";
import { findPayment } from "../checkout/payment.repository.ts";
import { endChargeback } from "./end-chargeback.ts";
import { holdChargeback } from "./hold-chargeback.ts";

const kogi = world();

test("two disputes that are lost undo what was released, and nothing of another milestone", async () => {
  const { platform } = kogi;
  const { client, freelancer, contract, milestones } = await startContract(kogi, [50_000, 20_000]);
  const [first, other] = milestones.map((one) => one.milestone_id);
  const { transaction_id } = await fund(kogi, client, first ?? "");
  await fund(kogi, client, other ?? "");
  for (const id of [first ?? "", other ?? ""]) {
    await handIn(freelancer, id);
    await approve(client, id);
  }
  await kogi.settle();
  const undone: bigint[] = [];
  for (const part of [0n, 1n]) {
    const payment = await findPayment(platform.db, transaction_id);
    if (!payment?.gateway_charge) throw new Error("it was charged");
    const half = payment.amount_minor / 2n;
    const dispute = {
      id: `dp_${newId()}`,
      charge: payment.gateway_charge,
      amount: money(part === 0n ? half : payment.amount_minor - half, payment.currency),
      fee: money(0n, payment.currency),
      reason: "fraudulent",
      state: "needs_response",
      openedAt: platform.clock.now(),
      evidenceDueAt: null,
    } as const;
    const row = await platform.inTransaction((tx) => holdChargeback(tx, platform, payment, dispute));
    await platform.inTransaction((tx) => endChargeback(tx, platform, row, payment, "lost"));
    await kogi.settle();
    const { undone_minor, undone_at } = await platform.db
      .selectFrom("contracts.contracts")
      .select(["undone_minor", "undone_at"])
      .where("contract_id", "=", contract.contract_id)
      .executeTakeFirstOrThrow();
    expect(undone_at).toBe(null);
    undone.push(undone_minor);
  }
  expect(undone[0]).toBeGreaterThan(25_000n);
  expect(undone[1]).toBe(50_000n);
});
