import { expect, test } from "vitest";
import { fromDecimal, type Money, toDecimal } from "#money";
import { type Journal, transfersOf } from "../journal.ts";
import * as hire from "./hire.ts";
import * as kogi from "./kogi.ts";
import * as payouts from "./payouts.ts";
import * as provider from "./provider.ts";
import { subscriptionRefunded } from "./refunds.ts";

const eur = (text: string): Money => fromDecimal(text, "EUR");
const gateway = "sandbox";
const fees = [
  { component: "client_fee", amount: eur("3.00") },
  { component: "processing", amount: eur("3.35") },
];
const serviceFee = [{ component: "service_fee", amount: eur("10.00") }];

const whole: readonly Journal[] = [
  hire.milestoneFunded({ paymentId: "p1", gateway, milestoneId: "m1", amount: eur("100.00"), fees }),
  provider.gatewayCharged({ reference: "ch1", gateway, cost: eur("3.35") }),
  hire.milestoneReleased({
    reference: "r1",
    milestoneId: "m1",
    freelancerId: "ada",
    amount: eur("100.00"),
    fees: serviceFee,
  }),
  hire.earningCleared({ clearingId: "c1", freelancerId: "ada", amount: eur("90.00") }),
  provider.gatewaySettled({ reference: "s1", gateway, amount: eur("103.00") }),
  payouts.payoutRequested({ payoutId: "o1", userId: "ada", amount: eur("90.00") }),
  payouts.payoutPaid({ payoutId: "o1", gateway, amount: eur("90.00") }),
];

/** What each account holds after the journals, zero ones left out. */
function booksAfter(journals: readonly Journal[]): Record<string, string> {
  const held = new Map<string, bigint>();
  for (const { debit, credit, amount } of journals.flatMap((journal) => journal.legs)) {
    for (const [key, change] of [
      [debit, -amount.minor],
      [credit, amount.minor],
    ] as const) {
      const name = `${key.kind} ${key.ownerId}`;
      held.set(name, (held.get(name) ?? 0n) + change);
    }
  }
  const rows = [...held].filter(([, minor]) => minor !== 0n).toSorted();
  return Object.fromEntries(rows.map(([name, minor]) => [name, toDecimal({ minor, currency: "EUR" })]));
}

test("a whole hire leaves the platform its fees less the gateway's cost, and nobody else anything", () => {
  expect(booksAfter(whole)).toEqual({
    "gateway_available sandbox": "-13.00",
    "gateway_cost sandbox": "-3.35",
    "revenue client_fee": "3.00",
    "revenue processing": "3.35",
    "revenue service_fee": "10.00",
  });
});

test.each([
  ["funded", 1, { "escrow m1": "100.00", "gateway_pending sandbox": "-106.35" }],
  [
    "charged by the gateway",
    2,
    { "escrow m1": "100.00", "gateway_cost sandbox": "-3.35", "gateway_pending sandbox": "-103.00" },
  ],
  ["released", 3, { "clearing ada": "90.00", "revenue service_fee": "10.00" }],
  ["cleared", 4, { "wallet ada": "90.00" }],
  ["requested", 6, { "payout o1": "90.00" }],
])("once %s, the money is where it should be", (_, steps, expected) => {
  expect(booksAfter(whole.slice(0, steps))).toMatchObject(expected);
});

test("a refund takes back every leg of the funding, fees included", () => {
  const funded = whole.slice(0, 1);
  const refund = hire.milestoneRefunded({ refundId: "f1", gateway, milestoneId: "m1", amount: eur("100.00"), fees });
  expect(booksAfter([...funded, refund])).toEqual({});
});

test.each([
  ["earned", kogi.subscriptionCharged({ reference: "mc1", gateway, amount: eur("12.00") })],
  ["unmatched", provider.moneyUnmatched({ reference: "mc1", gateway, amount: eur("12.00") })],
] as const)("what a plan cost goes back from where it was booked: %s", (from, charged) => {
  const back = subscriptionRefunded({ refundId: "re1", gateway, amount: eur("12.00"), from, description: "Sent back" });
  expect(booksAfter([charged, back])).toEqual({});
});

test("a partial approval pays a part; the rest rolls over or goes back", () => {
  const part = hire.milestoneReleased({
    reference: "r1",
    milestoneId: "m1",
    freelancerId: "ada",
    amount: eur("40.00"),
    fees: [{ component: "service_fee", amount: eur("4.00") }],
  });
  const rest = hire.milestoneRolledOver({
    reference: "r1",
    fromMilestoneId: "m1",
    toMilestoneId: "m2",
    amount: eur("60.00"),
  });
  expect(booksAfter([...whole.slice(0, 1), part, rest])).toMatchObject({
    "clearing ada": "36.00",
    "escrow m2": "60.00",
  });
  expect(booksAfter([...whole.slice(0, 1), part, rest])).not.toHaveProperty("escrow m1");
});

const award = (toFreelancer: string, toClient: string) =>
  hire.milestoneSplit({
    reference: "d1",
    held: eur("100.00"),
    release: { milestoneId: "m1", freelancerId: "ada", amount: eur(toFreelancer), fees: [] },
    refunds: [{ milestoneId: "m1", gateway, amount: eur(toClient), fees: [] }],
  });

test("a split award gives each side its part, to the cent", () => {
  expect(booksAfter([...whole.slice(0, 1), award("33.33", "66.67")])).toMatchObject({ "clearing ada": "33.33" });
  expect(booksAfter([...whole.slice(0, 1), award("33.33", "66.67")])).not.toHaveProperty("escrow m1");
});

test("a split that does not sum to what is protected is refused", () => {
  expect(() => award("33.33", "66.66")).toThrow("exactly what is protected");
});

test("a payout that fails, or comes back from the bank, is in the wallet again", () => {
  const requested = whole.slice(0, 6);
  const failed = payouts.payoutFailed({ payoutId: "o1", userId: "ada", amount: eur("90.00") });
  const returned = payouts.payoutReturned({ payoutId: "o1", userId: "ada", gateway, amount: eur("90.00") });
  expect(booksAfter([...requested, failed])).toMatchObject({ "wallet ada": "90.00" });
  expect(booksAfter([...whole, returned])).toMatchObject({
    "wallet ada": "90.00",
    "gateway_available sandbox": "-103.00",
  });
});

test("fees of zero leave no leg, a journal of nothing and fees above the amount are mistakes", () => {
  const free = { component: "service_fee", amount: eur("0.00") };
  const release = (amount: string, fee: typeof free) =>
    transfersOf(
      hire.milestoneReleased({
        reference: "r",
        milestoneId: "m",
        freelancerId: "a",
        amount: eur(amount),
        fees: [fee],
      }),
      new Map(),
    );
  expect(release("5.00", free)).toHaveLength(1);
  expect(() => release("0.00", free)).toThrow("moves money");
  expect(() => release("5.00", { ...free, amount: eur("5.01") })).toThrow("above zero");
});

test("legs of another currency than their accounts are a mistake", () => {
  const mixed = hire.milestoneFunded({
    paymentId: "p",
    gateway,
    milestoneId: "m",
    amount: eur("1.00"),
    fees: [{ component: "client_fee", amount: fromDecimal("1", "USD") }],
  });
  expect(() => transfersOf(mixed, new Map())).toThrow("one currency");
});
