import { expect, test } from "vitest";
import { money } from "#money";
import { GatewayRefused } from "../port.ts";
import { costFromStripe, fromStripe, heldFromStripe, stripePayoutStep, toStripe } from "./stripe-amounts.ts";

test.each([
  ["cents", 1_050n, "EUR", 1_050],
  ["no cents", 1_050n, "JPY", 1_050],
  ["three decimals", 1_050n, "KWD", 1_050],
  ["no cents, counted in hundredths", 1_050n, "ISK", 105_000],
  ["no cents, counted in hundredths for history's sake", 1_050n, "UGX", 105_000],
  ["hundredths, counted in whole units", 100_000n, "MGA", 1_000],
  ["cents that are not paid out", 1_050n, "HUF", 1_050],
  ["cents that are not paid out either", 1_050n, "TWD", 1_050],
])("an amount with %s goes there and back", (_, minor, currency, counted) => {
  const amount = money(minor, currency);
  expect(toStripe(amount)).toEqual({ amount: counted, currency: currency.toLowerCase() });
  expect(fromStripe(counted, currency.toLowerCase())).toEqual(amount);
});

test.each(["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"])(
  "%s has no cents there and none here",
  (currency) => expect(toStripe(money(7n, currency)).amount).toBe(7),
);

test.each([
  ["thousandths", 1_051n, "KWD"],
  ["a part of an ariary", 1_050n, "MGA"],
])("%s that Stripe does not take are refused before they are sent", (_, minor, currency) => {
  expect(() => toStripe(money(minor, currency))).toThrow(GatewayRefused);
});

test.each([
  ["EUR", 1n],
  ["ISK", 1n],
  ["UGX", 1n],
  ["BHD", 10n],
  ["JOD", 10n],
  ["KWD", 10n],
  ["OMR", 10n],
  ["TND", 10n],
  ["HUF", 100n],
  ["TWD", 100n],
  ["MGA", 100n],
] as const)("what is paid out in %s is a multiple of %s", (currency, step) => {
  expect(stripePayoutStep(currency)).toBe(step);
});

test.each([
  ["EUR", 41, 41n, 41n],
  ["ISK", 3_741, 38n, 37n],
  ["ISK", 3_700, 37n, 37n],
  ["UGX", -3_741, -37n, -38n],
  ["MGA", 41, 4_100n, 4_100n],
])("in %s, %i taken is %i and held is %i", (currency, counted, cost, held) => {
  expect(costFromStripe(counted, currency)).toEqual(money(cost, currency));
  expect(heldFromStripe(counted, currency)).toEqual(money(held, currency));
});
