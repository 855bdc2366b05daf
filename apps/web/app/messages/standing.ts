import { defineText } from "../lib/text.ts";
import { standingDe } from "./de/standing.ts";

export const standingText = defineText({
  en: {
    successOf: (score: string) => `${score} success`,
    level: "Level",
    levelOf: (level: number, all: number, name: string) => `${name} (${level} of ${all})`,
    answers: "First answer",
    answersWithin: {
      hour: "mostly within an hour",
      hours: "mostly within four hours",
      day: "mostly within a day",
      days: "mostly within three days",
      later: "mostly after three days",
    },
    badges: "Badges",
    earned: "Earned",
    until: "until",
    earlier: "Earlier badges",
  },
  de: standingDe,
});
