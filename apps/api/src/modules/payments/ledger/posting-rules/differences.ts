// What an administrator books of a difference with the provider that nothing else explains.
import { isNegative, type Money, negate } from "#money";
import { gatewayPending, suspense, unmatched } from "../account-keys.ts";
import type { Journal } from "../journal.ts";
import { type Described, journal } from "./described.ts";

interface DifferenceFact extends Described {
  /** The booking. */
  readonly reference: string;
  readonly gateway: string;
  readonly amount: Money;
}

const DIFFERENCES = "differences";

/** The provider holds this much more than the books said, or less when it is below zero; why is still under inquiry. */
export function differenceBooked(fact: DifferenceFact): Journal {
  const { reference, gateway, amount } = fact;
  const [there, open] = [gatewayPending(gateway, amount.currency), suspense(DIFFERENCES, amount.currency)];
  const leg = isNegative(amount)
    ? { debit: open, credit: there, amount: negate(amount), kind: "difference" }
    : { debit: there, credit: open, amount, kind: "difference" };
  return journal("difference.booked", reference, fact, [leg]);
}

/** Money that nobody claimed was sent back to its card, at the provider's own desk. */
export function unmatchedSentBack(fact: DifferenceFact): Journal {
  const { reference, gateway, amount } = fact;
  return journal("unmatched.sent_back", reference, fact, [
    {
      debit: unmatched(gateway, amount.currency),
      credit: gatewayPending(gateway, amount.currency),
      amount,
      kind: "principal",
    },
  ]);
}
