import { defineText } from "../lib/text.ts";
import { ownPortfoliosDe } from "./de/own-portfolios.ts";

/** One's own portfolios, and the first one to come. */
export const ownPortfoliosText = defineText({
  en: {
    title: "Your portfolios",
    make: "New portfolio",
    orderHelp: "Your profile shows them in this order.",
    moveUp: (title: string) => `Move “${title}” up`,
    moveDown: (title: string) => `Move “${title}” down`,
    none: "Show your first work",
    noneHelp: "A portfolio holds pieces of work under one title. It takes a few minutes, and people find you by it.",
  },
  de: ownPortfoliosDe,
});
