import { bps, type Currency } from "#money";
import type { ProcessingPrice } from "../../fees/fee.rules.ts";
import { fixedPart } from "../fixed-part.ts";

/** 1.40 % and a fixed part. */
export function sandboxPrice(currency: Currency): ProcessingPrice {
  return { rateBps: bps(140), fixedMinor: fixedPart(currency) };
}
