// The list in README.md is what the templates do: each is called once with something of everything.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Money, money } from "#money";
import type { AccountKey } from "../account-keys.ts";
import type { Journal } from "../journal.ts";
import * as chargebacks from "./chargebacks.ts";
import * as differences from "./differences.ts";
import * as hire from "./hire.ts";
import * as kogi from "./kogi.ts";
import * as payouts from "./payouts.ts";
import * as provider from "./provider.ts";
import * as refunds from "./refunds.ts";

const eur = (minor: bigint): Money => money(minor, "EUR");
const gateway = "sandbox";
const amount = eur(1_000n);
const description = "A mark";
const fee = (component: string) => [{ component, amount: eur(100n) }];
const NOBODYS: readonly string[] = ["refund", "protected", "platform"];
const parts = (["refund", "protected", "wallet", "clearing", "reserve", "platform"] as const).map((source) => ({
  source,
  amount: eur(200n),
  userId: NOBODYS.includes(source) ? null : "ada",
  referenceId: source === "protected" ? "m1" : null,
}));
const chargeback = { chargebackId: "c1", gateway, amount: eur(1_200n), description };
const refund = { milestoneId: "m1", gateway, amount, fees: fee("a fee of the payer") };
const release = { milestoneId: "m1", freelancerId: "ada", amount, fees: fee("a fee of the earner") };
const payout = { payoutId: "o1", userId: "ada", gateway, amount };
const refundTry = { reference: "r1", gateway, amount, description };

/** By file, in the order of the list: every template of the folder. */
const templates: Readonly<Record<string, readonly Journal[]>> = {
  hire: [
    hire.milestoneFunded({ paymentId: "p1", gateway, milestoneId: "m1", amount, fees: fee("a fee of the payer") }),
    hire.milestoneReleased({ reference: "r1", ...release }),
    hire.earningCleared({ clearingId: "c1", freelancerId: "ada", amount, reserved: eur(50n) }),
    hire.milestoneRefunded({ refundId: "r1", ...refund }),
    hire.milestoneSplit({ reference: "s1", held: eur(2_000n), release, refunds: [refund] }),
    hire.milestoneRolledOver({ reference: "a1", fromMilestoneId: "m1", toMilestoneId: "m2", amount }),
  ],
  provider: [
    provider.gatewayCharged({ reference: "ch1", gateway, cost: amount }),
    provider.gatewayBilled({ reference: "b1", gateway, amount }),
    provider.gatewayBilled({ reference: "b1", gateway, amount: eur(-1_000n) }),
    provider.gatewaySettled({ reference: "ch1", gateway, amount }),
    provider.moneyUnmatched({ reference: "ch1", gateway, amount }),
  ],
  payouts: [
    payouts.payoutRequested(payout),
    payouts.payoutPaid(payout),
    payouts.payoutFailed(payout),
    payouts.payoutReturned(payout),
    payouts.restGivenUp({ userId: "ada", amount }),
    payouts.currencyExchanged({ quoteId: "q1", userId: "ada", from: amount, to: money(1_200n, "USD") }),
    payouts.currencyChangedBack({
      quoteId: "q1",
      userId: "ada",
      from: money(1_200n, "USD"),
      to: amount,
      backMinor: 0n,
    }),
  ],
  chargebacks: [
    chargebacks.chargebackHeld({ ...chargeback, parts }),
    chargebacks.chargebackCollected({ chargebackId: "c1", payoutId: "o1", userId: "ada", amount, description }),
    chargebacks.refundCollected({ chargebackId: "c1", refund: "r1", amount, description }),
    chargebacks.chargebackWon({ ...chargeback, parts }),
    chargebacks.chargebackLost(chargeback),
    chargebacks.reserveReleased({ reserveId: "r1", userId: "ada", amount, description }),
  ],
  refunds: [
    refunds.refundOrderedJournal({
      refundId: "r1",
      gateway,
      parts: parts.filter((part) => part.source !== "platform" && part.source !== "refund"),
      fees: fee("a fee of the payer"),
      earnerFees: fee("a fee of the earner"),
      kogi: eur(100n),
      description,
    }),
    refunds.processingBorneJournal({
      refundId: "r1",
      parts: parts.filter((part) => part.userId !== null),
      description,
    }),
    refunds.subscriptionRefunded({ refundId: "r1", gateway, amount, from: "earned", description }),
    refunds.subscriptionRefunded({ refundId: "r1", gateway, amount, from: "unmatched", description }),
    refunds.refundCameBack(refundTry),
    refunds.refundSentAgain(refundTry),
    refunds.refundPaidOtherwise(refundTry),
  ],
  differences: [
    differences.differenceBooked({ reference: "b1", gateway, amount }),
    differences.differenceBooked({ reference: "b1", gateway, amount: eur(-1_000n) }),
    differences.unmatchedSentBack({ reference: "b1", gateway, amount }),
  ],
  kogi: [
    kogi.subscriptionCharged({ reference: "ch1", gateway, amount }),
    kogi.taxBooked({ invoiceId: "i1", country: "DE", tax: amount }),
    kogi.taxBooked({ invoiceId: "i1", country: "DE", tax: eur(-1_000n) }),
    kogi.platformPaidOut({ reference: "b1", gateway, amount }),
    kogi.platformPaidOut({ reference: "b1", gateway, amount: eur(-1_000n) }),
    kogi.taxPaid({ reference: "b1", country: "DE", amount }),
  ],
};
const modules: Readonly<Record<string, object>> = { hire, provider, payouts, chargebacks, refunds, differences, kogi };

/** Of what is one of many only the kind counts; which revenue, and what is under inquiry, is part of the rule. */
function nameOf({ kind, ownerId }: AccountKey): string {
  return kind === "revenue" || kind === "suspense" ? `${kind} (${ownerId})` : kind;
}

function row({ kind, legs }: Journal): string {
  const moves = legs.map(({ debit, credit }) => `${nameOf(debit)} → ${nameOf(credit)}`);
  return `\`${kind}\` ${[...new Set(moves)].join("; ")}`;
}

test("the list of templates has each of them, with the legs that it makes", () => {
  const listed = readFileSync(new URL("README.md", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, kind, , legs]) => `${kind} ${legs}`);
  expect(listed).toEqual(Object.values(templates).flat().map(row));
});

test.each(Object.entries(modules))("every template of %s is called here", (file, module) => {
  const functions = Object.values(module).filter((one) => typeof one === "function");
  const kinds = new Set(templates[file]?.map((journal) => journal.kind));
  expect(kinds.size).toBe(functions.length);
});
