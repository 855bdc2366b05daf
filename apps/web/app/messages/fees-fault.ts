import { defineText } from "../lib/text.ts";
import { feesFaultDe } from "./de/fees-fault.ts";

export const feesFaultText = defineText({
  en: {
    too_small: "This is too small for the fees or the payment provider. Type more.",
    too_large: "The payment provider does not charge as much as this at once. Split it.",
    too_fine: "The payment provider does not charge amounts this fine in this currency. Round it.",
    busy: "That was a lot of requests. Wait a minute, then type on to see the fees.",
    away: "Kogi has too much to do at the moment. Wait a little, then type on to see the fees.",
    lost: "Kogi could not be reached. Type on once you are connected again; the fees are shown again before you agree.",
    none: "No fees can be worked out for this amount.",
  },
  de: feesFaultDe,
});
