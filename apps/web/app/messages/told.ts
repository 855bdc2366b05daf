import { planCharge } from "#api-schema/plan-charges.ts";
import { defineText } from "../lib/text.ts";
import { toldDe } from "./de/told.ts";

/** What the server tells about money in sentences of its own, beside refusals: lines of a price, why money waits. */
export const toldText = defineText({
  en: {
    say: (english: string, day: (iso: string) => string) => planCharge(english, day),
    /** A line under the name of who stands on a document. */
    party: (line: string) => line,
  },
  de: toldDe,
});
