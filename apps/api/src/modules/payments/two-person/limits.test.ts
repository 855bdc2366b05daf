// Money moved by hand: each currency has a limit by its value.
import { expect, test } from "vitest";
import { minorDigits } from "#money";
import { world } from "#test/world.ts";

const kogi = world();

// A unit is worth between half a euro and four: the limit by default will do.
const NEAR_A_EURO = ["BMD", "BSD", "CHE", "CHF", "CHW", "EUR", "FKP", "GBP", "GIP", "KYD", "PAB", "SHP", "USD", "USN"];

test("every currency has a limit by its value, but those whose unit is about a euro", async () => {
  const rows = await kogi.platform.db.selectFrom("payments.two_person_limits").select("currency").distinct().execute();
  const known = new Set([...rows.map((row) => row.currency), ...NEAR_A_EURO]);
  expect(Object.keys(minorDigits).filter((currency) => !known.has(currency))).toEqual([]);
});
