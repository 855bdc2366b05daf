import { type Money, money, toWire } from "#money";
import type { Platform } from "#platform/platform.ts";
import { feeErrors } from "./fees.errors.ts";
import { chargesOf } from "./quote-fees.ts";

/**
 * Of `whole`, which is protected, `part` is earned. Raises `fees.too_fine` (with the `nearest` part) where the provider would
 * neither charge anew nor send back what is left to its last digit; where nothing is earned there is nothing to round.
 */
export function requireRestFits(
  platform: Platform,
  { part, whole, pointer }: { readonly part: Money; readonly whole: Money; readonly pointer: string },
): void {
  const { stepMinor } = chargesOf(platform, whole.currency);
  const beyond = (whole.minor - part.minor) % stepMinor;
  if (part.minor === 0n || beyond === 0n) return;
  const [up, down] = [part.minor + beyond, part.minor + beyond - stepMinor];
  const nearest = beyond * 2n > stepMinor && down > 0n ? down : up;
  throw feeErrors.tooFine({
    fields: [{ pointer, detail: "The payment provider does not count this finely." }],
    extra: { nearest: toWire(money(nearest, whole.currency)) },
  });
}
