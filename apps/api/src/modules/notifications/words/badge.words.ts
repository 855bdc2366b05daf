import { sayings } from "./say.ts";

interface Earned {
  readonly badge: string;
  /** What was measured, and what the rule asked for. */
  readonly value: number;
  readonly needed: number;
}
interface BadgeWords {
  readonly name: string;
  reason(earned: Earned): string;
}

const MINUTES_AN_HOUR = 60;
// A badge that was made since: its name in the rules is better than no news.
const unknown = ({ badge }: Earned): BadgeWords => ({ name: badge, reason: () => "" });

export const badges = sayings(
  ({ number }) => {
    const words: Readonly<Record<string, BadgeWords>> = {
      top_rated: {
        name: "Top rated",
        reason: ({ needed }) => `A success score of 90% or more for ${number(needed)} days.`,
      },
      ten_five_stars: {
        name: "Ten times five stars",
        reason: ({ value }) => `${number(value)} reviews with five stars in everything.`,
      },
      fast_answer: {
        name: "Fast answer",
        reason: ({ needed }) =>
          `First answers within ${number(needed / MINUTES_AN_HOUR)} hours, over the last 90 days.`,
      },
      first_project: { name: "First project", reason: () => "Finished a first contract." },
    };
    return {
      earned: (news: Earned) => {
        const { name, reason } = words[news.badge] ?? unknown(news);
        return { title: `You earned a badge: ${name}`, body: reason(news) };
      },
    };
  },
  {
    de: ({ number }) => {
      const words: Readonly<Record<string, BadgeWords>> = {
        top_rated: {
          name: "Bestens bewertet",
          reason: ({ needed }) => `Seit ${number(needed)} Tagen eine Erfolgsquote von 90 % oder mehr.`,
        },
        ten_five_stars: {
          name: "Zehnmal fünf Sterne",
          reason: ({ value }) => `${number(value)} Bewertungen mit fünf Sternen in allem.`,
        },
        fast_answer: {
          name: "Schnelle Antwort",
          reason: ({ needed }) =>
            `Erste Antworten innerhalb von ${number(needed / MINUTES_AN_HOUR)} Stunden, über die letzten 90 Tage.`,
        },
        first_project: { name: "Erstes Projekt", reason: () => "Einen ersten Vertrag abgeschlossen." },
      };
      return {
        earned: (news) => {
          const { name, reason } = words[news.badge] ?? unknown(news);
          return { title: `Du hast ein Abzeichen verdient: ${name}`, body: reason(news) };
        },
      };
    },
  },
);
