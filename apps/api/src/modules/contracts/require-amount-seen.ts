import { formatMoney, type Money, toWire, type WireMoney } from "#money";
import { milestoneErrors } from "./contracts.errors.ts";

/** A page may have stood open while money moved elsewhere: whoever says what they saw moves that amount or nothing. */
export function requireAmountSeen(seen: WireMoney | null, held: Money): void {
  const current = toWire(held);
  if (seen === null || (seen.amount === current.amount && seen.currency === current.currency)) return;
  throw milestoneErrors.amountChanged({
    detail: `The amount has changed since you saw it: it is ${formatMoney(held, "en-GB")} now. Look at it again before you go on.`,
    extra: { current },
  });
}
