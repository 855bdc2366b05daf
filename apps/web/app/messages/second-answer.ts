import { defineText } from "../lib/text.ts";
import { secondAnswerDe } from "./de/second-answer.ts";

/** What a second administrator answers to an order that waits for one. */
export const secondAnswerText = defineText({
  en: {
    whyNot: "Why not",
    whyNotHelp: "Whoever ordered it reads this.",
    goesBack: (amount: string) => `${amount} go back to the payer at once. That cannot be taken back.`,
    isBooked: (amount: string) => `${amount} are booked at once.`,
  },
  de: secondAnswerDe,
});
