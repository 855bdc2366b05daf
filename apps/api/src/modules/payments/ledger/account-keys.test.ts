import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { post, testLedger, transfer } from "#test/ledger.ts";
import { runChecks } from "../../../../../../db/checks/run.ts";
import {
  type AccountKey,
  type AccountKind,
  bank,
  chargebackLoss,
  clearing,
  dispute,
  escrow,
  fx,
  gatewayAvailable,
  gatewayCost,
  gatewayPending,
  payout,
  reserve,
  revenue,
  suspense,
  tax,
  unmatched,
  wallet,
} from "./account-keys.ts";

const ledger = testLedger();
afterAll(async () => expect(await runChecks(ledger.db)).toEqual([]));

test("every kind of account can be opened, and all kinds of the database have their key", async () => {
  const id = newId();
  const keys: Record<AccountKind, AccountKey> = {
    wallet: wallet(id, "CHF"),
    clearing: clearing(id, "CHF"),
    escrow: escrow({ kind: "campaign", id }, "CHF"),
    payout: payout(id, "CHF"),
    dispute: dispute(id, "CHF"),
    reserve: reserve(id, "CHF"),
    gateway_pending: gatewayPending(id, "CHF"),
    gateway_available: gatewayAvailable(id, "CHF"),
    bank: bank("CHF"),
    revenue: revenue(id, "CHF"),
    gateway_cost: gatewayCost(id, "CHF"),
    chargeback_loss: chargebackLoss("CHF"),
    tax: tax("CH", "CHF"),
    fx: fx("CHF:EUR", "CHF"),
    unmatched: unmatched(id, "CHF"),
    suspense: suspense(id, "CHF"),
  };
  const source = gatewayPending("sandbox", "CHF");
  for (const key of Object.values(keys)) {
    const legs = [...transfer(source, key, 5).legs, ...transfer(key, source, 5).legs];
    await post(ledger, { kind: "test.there_and_back", reference: newId(), legs });
  }
  const kinds = await ledger.db.selectFrom("payments.account_kinds").select(["kind", "insert_only"]).execute();
  const opened = await ledger.db
    .selectFrom("payments.accounts")
    .select(["kind", "insert_only"])
    .where("currency", "=", "CHF")
    .distinct()
    .execute();
  const byKind = (one: { kind: string }, other: { kind: string }) => (one.kind < other.kind ? -1 : 1);
  expect(opened.toSorted(byKind)).toEqual(kinds.toSorted(byKind));
});
