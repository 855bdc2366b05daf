// Badges in English, for the API, papers and signed claims; news and the web have their own words in each language.
import type { BadgeName } from "#api-schema/standing-views.ts";

interface Earned {
  readonly value: number;
  readonly needed: number;
}

const WORDS: Readonly<Record<BadgeName, { name: string; reason: (earned: Earned) => string }>> = {
  top_rated: {
    name: "Top rated",
    reason: ({ needed }) => `A success score of 90 or more for ${needed} days.`,
  },
  ten_five_stars: {
    name: "Ten times five stars",
    reason: ({ value }) => `${value} reviews with five stars in everything.`,
  },
  fast_answer: {
    name: "Fast answer",
    reason: ({ needed }) => `First answers within ${needed / 60} hours, over the last 90 days.`,
  },
  first_project: { name: "First project", reason: () => "Finished a first contract." },
};

const isKnown = (badge: string): badge is BadgeName => Object.hasOwn(WORDS, badge);

export function badgeName(badge: string): string {
  return isKnown(badge) ? WORDS[badge].name : badge;
}

export function badgeReason(badge: string, earned: Earned): string {
  return isKnown(badge) ? WORDS[badge].reason(earned) : "";
}
