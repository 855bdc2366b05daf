// One number to sort and filter amounts of all currencies by; never shown and never charged.
import { minorDigits } from "./currencies.ts";
import { isCurrency } from "./money.ts";
import { divideHalfEven } from "./rounding.ts";

// The largest budget in this unit still fits a JavaScript number, which cursors are made of.
export const RANK_PER_EURO = 100_000n;

/** Hundred-thousandths of a euro; null where no rate is known. `rate` is what one euro costs in `code`, as a decimal: "1.1614". */
export function toEuroRank(minor: bigint, code: string, rate: string | undefined): bigint | null {
  if (rate === undefined || !isCurrency(code)) return null;
  const [whole = "0", fraction = ""] = rate.split(".");
  const scaledRate = BigInt(whole + fraction);
  const divisor = scaledRate * 10n ** BigInt(minorDigits[code]);
  return divideHalfEven(minor * RANK_PER_EURO * 10n ** BigInt(fraction.length), divisor);
}
