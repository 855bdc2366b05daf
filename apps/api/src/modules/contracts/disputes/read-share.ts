import { fromWire, isNegative, type Money, MoneyError, subtract, type WireMoney } from "#money";
import { milestoneErrors } from "../contracts.errors.ts";

/** The freelancer's part of disputed money: nothing up to all of it. */
export function readShare(wire: WireMoney, whole: Money): Money {
  const refusal = (detail: string) =>
    milestoneErrors.invalid({ fields: [{ pointer: "/body/to_freelancer/amount", detail, code: "amount" }] });
  try {
    const share = fromWire(wire);
    const rest = subtract(whole, share);
    if (isNegative(share) || isNegative(rest)) throw refusal("Divide at most what is protected.");
    return share;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw refusal(`Give an amount in ${whole.currency}.`);
  }
}
