import { money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { feeErrors } from "../fees/fees.errors.ts";
import { chargeStep } from "../gateway/charge-step.ts";
import { withFees } from "../protected/plan-refund.ts";
import type { Share } from "./month-of-plan.ts";

/**
 * Raises `fees.too_fine` (with the `nearest` amount) where no fee goes back beside it that makes up what the provider does not
 * count: it would refuse what is booked by then.
 */
export async function requireCountable(tx: Tx, { payment, amount }: Share, pointer: string | null): Promise<void> {
  const step = chargeStep(payment.gateway, amount.currency);
  const beyond = (await withFees(tx, payment, amount)).minor % step;
  if (beyond === 0n) return;
  const nearest = amount.minor > beyond ? amount.minor - beyond : amount.minor - beyond + step;
  throw feeErrors.tooFine({
    fields: pointer === null ? [] : [{ pointer, detail: "The payment provider does not count this finely." }],
    extra: { nearest: toWire(money(nearest, amount.currency)) },
  });
}
