import { expect, test } from "vitest";
import { money } from "#money";
import { GatewayRefused } from "../port.ts";
import { fromStripe, toStripe } from "./stripe-amounts.ts";

test.each([
  ["cents", 1_050n, "EUR", 1_050],
  ["no cents", 1_050n, "JPY", 1_050],
  ["three decimals", 1_050n, "KWD", 1_050],
  ["no cents, counted in hundredths", 1_050n, "ISK", 105_000],
])("an amount with %s goes there and back", (_, minor, currency, counted) => {
  const amount = money(minor, currency);
  expect(toStripe(amount)).toEqual({ amount: counted, currency: currency.toLowerCase() });
  expect(fromStripe(counted, currency.toLowerCase())).toEqual(amount);
});

test("thousandths that Stripe does not take are refused before they are sent", () => {
  expect(() => toStripe(money(1_051n, "KWD"))).toThrow(GatewayRefused);
});
