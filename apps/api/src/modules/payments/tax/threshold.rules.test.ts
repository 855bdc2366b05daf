import { expect, test } from "vitest";
import { money } from "#money";
import { asksForNumber, type Threshold, thresholdState } from "./threshold.rules.ts";

const k: Threshold = {
  form: "1099-K",
  region: "US",
  amount: money(2_000_000n, "USD"),
  paymentsOver: 200,
  filedBy: "platform",
  note: "",
};
const nec: Threshold = {
  ...k,
  form: "1099-NEC",
  amount: money(200_000n, "USD"),
  paymentsOver: null,
  filedBy: "client",
};
const dac7: Threshold = { ...k, form: "DAC7", region: "EU", amount: money(0n, "EUR"), paymentsOver: null };
const us = (minor: bigint, payments: number) => ({ region: "US" as const, gross: money(minor, "USD"), payments });

test.each([
  ["19,999.99 in 300 payments", k, us(1_999_999n, 300), "near"],
  ["20,000.00 exactly is not more than it", k, us(2_000_000n, 201), "near"],
  ["20,000.01 in 201 payments", k, us(2_000_001n, 201), "reached"],
  ["much money in 200 payments", k, us(9_000_000n, 200), "near"],
  ["much money in 10 payments", k, us(9_000_000n, 10), "below"],
  ["80 % of both", k, us(1_600_000n, 160), "near"],
  ["a cent less", k, us(1_599_999n, 160), "below"],
  ["2,000.01 from clients", nec, us(200_001n, 1), "reached"],
  ["the first euro", dac7, { region: "EU" as const, gross: money(1n, "EUR"), payments: 1 }, "reached"],
  ["nothing yet", dac7, { region: "EU" as const, gross: money(0n, "EUR"), payments: 0 }, "below"],
  ["somebody in the Union", k, { region: "EU" as const, gross: money(9_000_000n, "USD"), payments: 900 }, "not_yours"],
  ["somebody elsewhere", dac7, { region: null, gross: money(1n, "EUR"), payments: 1 }, "not_yours"],
] as const)("%s", (_, threshold, year, state) => expect(thresholdState(threshold, year)).toBe(state));

test("a tax number is asked for when Kogi must file soon, not for what a client files", () => {
  expect(asksForNumber([{ threshold: k, state: "near" }])).toBe(true);
  expect(asksForNumber([{ threshold: nec, state: "reached" }])).toBe(false);
  expect(asksForNumber([{ threshold: k, state: "below" }])).toBe(false);
});
