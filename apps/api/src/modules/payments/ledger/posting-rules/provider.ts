// What the provider does with the money by itself: keeps its cost, settles, takes in what nobody expects.
import { isNegative, type Money, negate } from "#money";
import { gatewayAvailable, gatewayCost, gatewayPending, unmatched } from "../account-keys.ts";
import type { Journal } from "../journal.ts";
import { type Described, journal } from "./described.ts";

export const GATEWAY_CHARGED = "gateway.charged";
export const SETTLED = "gateway.settled";

/** What the gateway keeps of a charge, a refund or a payout for itself. `reference`: its id for that. */
export function gatewayCharged(
  fact: {
    readonly reference: string;
    readonly gateway: string;
    readonly cost: Money;
  } & Described,
): Journal {
  const { gateway, cost } = fact;
  return journal(GATEWAY_CHARGED, fact.reference, fact, [
    {
      debit: gatewayCost(gateway, cost.currency),
      credit: gatewayPending(gateway, cost.currency),
      amount: cost,
      kind: "cost",
    },
  ]);
}

/** What the provider took of Kogi's balance by a bill; below zero when it gave back. `reference`: the booking. */
export function gatewayBilled(
  fact: { readonly reference: string; readonly gateway: string; readonly amount: Money } & Described,
): Journal {
  const { reference, gateway, amount } = fact;
  const [cost, there] = [gatewayCost(gateway, amount.currency), gatewayAvailable(gateway, amount.currency)];
  const leg = isNegative(amount)
    ? { debit: there, credit: cost, amount: negate(amount), kind: "cost" }
    : { debit: cost, credit: there, amount, kind: "cost" };
  return journal("gateway.billed", reference, fact, [leg]);
}

/**
 * What moved at the provider counts there as ours to pay out from now on; below zero where it left (a refund, a dispute) or
 * the provider kept more than it took. `reference`: of a charge its id, else the id of that line of the provider's list.
 */
export function gatewaySettled(
  fact: {
    readonly reference: string;
    readonly gateway: string;
    readonly amount: Money;
  } & Described,
): Journal {
  const { gateway, amount } = fact;
  const pending = gatewayPending(gateway, amount.currency);
  const available = gatewayAvailable(gateway, amount.currency);
  const leg = isNegative(amount)
    ? { debit: pending, credit: available, amount: negate(amount), kind: "principal" }
    : { debit: available, credit: pending, amount, kind: "principal" };
  return journal(SETTLED, fact.reference, fact, [leg]);
}

/** Money came in that fits nothing any more; an administrator finds out whose it is. `reference`: what brought it. */
export function moneyUnmatched(
  fact: { readonly reference: string; readonly gateway: string; readonly amount: Money } & Described,
): Journal {
  const { reference, gateway, amount } = fact;
  return journal("money.unmatched", reference, fact, [
    {
      debit: gatewayPending(gateway, amount.currency),
      credit: unmatched(gateway, amount.currency),
      amount,
      kind: "principal",
    },
  ]);
}
