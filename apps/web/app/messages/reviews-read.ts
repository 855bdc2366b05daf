import { defineText, plural } from "../lib/text.ts";
import { reviewsReadDe } from "./de/reviews-read.ts";

/** How reviews are read where they stand in lists. Worded by the server: the pages' programs are as large as they may be. */
export const reviewsReadText = defineText({
  en: {
    noReviewsHelp: "Reviews come only from contracts that ended, and both sides write before they read.",
    spread: "Reviews by stars",
    stars: (count: number) => plural(count, { one: "# star", other: "# stars" }),
    starsGiven: (stars: number, reviews: number) =>
      `${plural(stars, { one: "# star", other: "# stars" })}: ${plural(reviews, { one: "# review", other: "# reviews" })}`,
    all: "All reviews",
    byCriterion: "What the reviews say of each",
    criteria: {
      quality: "Quality",
      communication: "Communication",
      expertise: "Expertise",
      deadlines: "Keeping dates",
      cooperation: "Working together",
    },
    criterionMean: (what: string, stars: string) => `${what}: ${stars} of 5 stars on average`,
    weighed: (score: string) => `${score} on average: while there are few reviews, what is usual here counts too.`,
    forProject: (title: string) => `for ${title}`,
    as: { freelancer: "as a freelancer", client: "as a client" },
    ofClient: (score: string, reviews: number) =>
      `As a client: ${score} of 5 stars from ${plural(reviews, { one: "# review", other: "# reviews" })}.`,
  },
  de: reviewsReadDe,
});
