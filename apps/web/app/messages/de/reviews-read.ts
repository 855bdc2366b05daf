import { pluralDe } from "../../lib/text.ts";

export const reviewsReadDe = {
  noReviewsHelp: "Bewertungen gibt es nur nach beendeten Verträgen, und beide Seiten schreiben, bevor sie lesen.",
  spread: "Bewertungen nach Sternen",
  stars: (count: number) => pluralDe(count, { one: "# Stern", other: "# Sterne" }),
  starsGiven: (stars: number, reviews: number) =>
    `${pluralDe(stars, { one: "# Stern", other: "# Sterne" })}: ${pluralDe(reviews, { one: "# Bewertung", other: "# Bewertungen" })}`,
  all: "Alle Bewertungen",
  byCriterion: "Was die Bewertungen im Einzelnen sagen",
  criteria: {
    quality: "Qualität",
    communication: "Verständigung",
    expertise: "Fachwissen",
    deadlines: "Termintreue",
    cooperation: "Zusammenarbeit",
  },
  criterionMean: (what: string, stars: string) => `${what}: im Schnitt ${stars} von 5 Sternen`,
  weighed: (score: string) => `Im Schnitt ${score}: Bei wenigen Bewertungen zählt mit, was hier üblich ist.`,
  forProject: (title: string) => `für ${title}`,
  as: { freelancer: "als Freelancer", client: "als Auftraggeber" },
  ofClient: (score: string, reviews: number) =>
    `Als Auftraggeber: ${score} von 5 Sternen aus ${pluralDe(reviews, { one: "# Bewertung", other: "# Bewertungen" })}.`,
};
