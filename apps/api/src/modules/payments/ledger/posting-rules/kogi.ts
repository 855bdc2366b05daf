// What Kogi earns by its plans, owes as tax of its fees, and takes out to its own bank.
import { isNegative, type Money, negate } from "#money";
import { bank, gatewayAvailable, gatewayPending, revenue, tax } from "../account-keys.ts";
import type { Journal } from "../journal.ts";
import { type Described, journal } from "./described.ts";

/** A period of a subscription, or the rest of one, was charged to the saved card. `reference`: that charge. */
export function subscriptionCharged(
  fact: { readonly reference: string; readonly gateway: string; readonly amount: Money } & Described,
): Journal {
  const { reference, gateway, amount } = fact;
  return journal("subscription.charged", reference, fact, [
    {
      debit: gatewayPending(gateway, amount.currency),
      credit: revenue("subscription", amount.currency),
      amount,
      kind: "subscription",
    },
  ]);
}

/** A document of Kogi's says how much of its fees is tax; a credit note (below zero) takes its part back. */
export function taxBooked(fact: {
  readonly invoiceId: string;
  readonly country: string;
  readonly tax: Money;
}): Journal {
  const { invoiceId, country, tax: amount } = fact;
  const included = revenue("included_tax", amount.currency);
  const owed = tax(country, amount.currency);
  const leg = isNegative(amount)
    ? { debit: owed, credit: included, amount: negate(amount), kind: "tax" }
    : { debit: included, credit: owed, amount, kind: "tax" };
  return journal("tax.booked", invoiceId, {}, [leg]);
}

/** The provider sent Kogi's own money to Kogi's bank; below zero when that bank sent it back. `reference`: the booking. */
export function platformPaidOut(
  fact: { readonly reference: string; readonly gateway: string; readonly amount: Money } & Described,
): Journal {
  const { reference, gateway, amount } = fact;
  const [own, there] = [bank(amount.currency), gatewayAvailable(gateway, amount.currency)];
  const leg = isNegative(amount)
    ? { debit: there, credit: own, amount: negate(amount), kind: "payout" }
    : { debit: own, credit: there, amount, kind: "payout" };
  return journal("platform.paid_out", reference, fact, [leg]);
}

/** Kogi paid an authority what it owed as tax, from its own bank. `reference`: the booking. */
export function taxPaid(
  fact: { readonly reference: string; readonly country: string; readonly amount: Money } & Described,
): Journal {
  const { reference, country, amount } = fact;
  const leg = { debit: tax(country, amount.currency), credit: bank(amount.currency), amount, kind: "tax" };
  return journal("tax.paid", reference, fact, [leg]);
}
