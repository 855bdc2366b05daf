import { expect, test } from "vitest";
import { money } from "#money";
import { asksForNumber, type Threshold, thresholdState } from "./threshold.rules.ts";

const k: Threshold = {
  form: "1099-K",
  region: "US",
  amount: money(2_000_000n, "USD"),
  paymentsOver: 200,
  inclusive: false,
  perPayer: false,
  filedBy: "platform",
  note: "",
};
const nec: Threshold = {
  ...k,
  form: "1099-NEC",
  amount: money(200_000n, "USD"),
  paymentsOver: null,
  inclusive: true,
  perPayer: true,
  filedBy: "client",
};
const dac7: Threshold = { ...k, form: "DAC7", region: "EU", amount: money(0n, "EUR"), paymentsOver: null };
const usd = (minor: bigint) => money(minor, "USD");
/** Of one client, unless another sum is said to be what the largest of several paid. */
const us = (minor: bigint, payments: number, largest = minor, leftOut: readonly string[] = []) => ({
  region: "US" as const,
  all: { gross: usd(minor), leftOut, payments },
  ofLargestPayer: { gross: usd(largest), leftOut, payments },
});
const elsewhere = (
  region: "EU" | null,
  gross: ReturnType<typeof money>,
  payments: number,
  leftOut: readonly string[] = [],
) => {
  const all = { gross, leftOut, payments };
  return { region, all, ofLargestPayer: all };
};

test.each([
  ["19,999.99 in 300 payments", k, us(1_999_999n, 300), "near"],
  ["20,000.00 exactly is not more than it", k, us(2_000_000n, 201), "near"],
  ["20,000.01 in 201 payments", k, us(2_000_001n, 201), "reached"],
  ["much money in 200 payments", k, us(9_000_000n, 200), "near"],
  ["much money in 10 payments", k, us(9_000_000n, 10), "below"],
  ["80 % of both", k, us(1_600_000n, 160), "near"],
  ["a cent less", k, us(1_599_999n, 160), "below"],
  ["2,000.01 from one client", nec, us(200_001n, 1), "reached"],
  ["exactly 2,000.00 from one client: it says or more", nec, us(200_000n, 1), "reached"],
  ["a cent less from one client", nec, us(199_999n, 1), "near"],
  ["2,000.00 from one of two clients", nec, us(210_000n, 2, 200_000n), "reached"],
  ["1,999.99 and 1,999.99 from two clients", nec, us(399_998n, 2, 199_999n), "near"],
  ["ten clients at 300.00 each", nec, us(300_000n, 10, 30_000n), "below"],
  ["the sum of all clients, where all of them count", k, us(2_000_001n, 201, 1n), "reached"],
  ["the first euro", dac7, elsewhere("EU", money(1n, "EUR"), 1), "reached"],
  ["nothing yet", dac7, elsewhere("EU", money(0n, "EUR"), 0), "below"],
  ["much money, and something in a currency without a rate", k, us(2_000_001n, 201, 1n, ["KWD"]), "reached"],
  ["little that has a rate", k, us(100n, 201, 100n, ["KWD"]), "below"],
  ["the first dinar", dac7, elsewhere("EU", money(0n, "EUR"), 1, ["KWD"]), "reached"],
  ["somebody in the Union", k, elsewhere("EU", usd(9_000_000n), 900), "not_yours"],
  ["somebody elsewhere", dac7, elsewhere(null, money(1n, "EUR"), 1), "not_yours"],
] as const)("%s", (_, threshold, year, state) => expect(thresholdState(threshold, year)).toBe(state));

test("a tax number is asked for when Kogi must file soon, not for what a client files", () => {
  expect(asksForNumber([{ threshold: k, state: "near" }])).toBe(true);
  expect(asksForNumber([{ threshold: nec, state: "reached" }])).toBe(false);
  expect(asksForNumber([{ threshold: k, state: "below" }])).toBe(false);
});
