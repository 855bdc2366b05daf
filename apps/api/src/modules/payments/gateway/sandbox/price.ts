import { bps, type Currency, minorDigits } from "#money";
import type { ProcessingPrice } from "../../fees/fee.rules.ts";

// 1.40 % and a quarter of a unit; in currencies without cents a quarter does not exist, so 25 units of their small money.
const FIXED_BY_DIGITS = { 0: 25n, 2: 25n, 3: 250n, 4: 2_500n } as const;

export function sandboxPrice(currency: Currency): ProcessingPrice {
  return { rateBps: bps(140), fixedMinor: FIXED_BY_DIGITS[minorDigits[currency]] };
}
