import { requireRestFits } from "#modules/payments/index.ts";
import { fromWire, isNegative, type Money, MoneyError, subtract, type WireMoney } from "#money";
import type { Platform } from "#platform/platform.ts";
import { milestoneErrors } from "../contracts.errors.ts";

/** The freelancer's part of disputed money: nothing up to all of it, and no finer than the provider counts the rest. */
export function readShare(platform: Platform, wire: WireMoney, whole: Money): Money {
  const refusal = (detail: string, field: "amount" | "currency" = "amount") =>
    milestoneErrors.invalid({ fields: [{ pointer: `/body/to_freelancer/${field}`, detail, code: field }] });
  try {
    const share = fromWire(wire);
    const rest = subtract(whole, share);
    if (isNegative(share) || isNegative(rest)) throw refusal("Divide at most what is protected.");
    requireRestFits(platform, { part: share, whole, pointer: "/body/to_freelancer/amount" });
    return share;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    if (error.reason === "badAmount")
      throw refusal("Give a whole number of minor units, as digits without leading zeros.");
    if (error.reason === "outOfRange") throw refusal("Divide at most what is protected.");
    throw refusal(`Give an amount in ${whole.currency}.`, "currency");
  }
}
