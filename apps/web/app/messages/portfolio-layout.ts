import { defineText } from "../lib/text.ts";
import { portfolioLayoutDe } from "./de/portfolio-layout.ts";

/** What stands in a portfolio's blocks beside what its maker wrote. */
export const portfolioLayoutText = defineText({
  en: {
    before: "Before",
    after: "After",
    opensAt: (host: string) => `Opens at ${host}`,
    playHere: "Play here",
    playHelp: (site: string) => `Only then ${site} learns that you are here.`,
    seeWhole: (picture: string) => `See the whole of it: ${picture}`,
    numbered: (place: number, of: number) => `Picture ${place} of ${of}`,
    previous: "The picture before",
    next: "The next picture",
    challenge: "The task",
    approach: "The way",
    result: "The result",
    skills: "Skills",
    reviews: "What clients say",
    privateWork: "Work under a private agreement",
    verified: "Paid and finished on Kogi on",
    contact: (name: string) => `Work with ${name}`,
    profile: "See the profile",
  },
  de: portfolioLayoutDe,
});
