import { defineText } from "../lib/text.ts";
import { peopleListDe } from "./de/people-list.ts";

// Apart from the words of a profile, which is a first visit for many.
export const peopleListText = defineText({
  en: {
    search: "Name or profession",
    country: "Country",
    anyCountry: "Anywhere",
    leastRate: "Lowest hourly rate",
    rate: "Highest hourly rate",
    upTo: (amount: string) => `Up to ${amount} an hour`,
    from: (amount: string) => `From ${amount} an hour`,
    byCompleteness: "Full profiles first",
    bySuccess: "Success score",
    byRating: "Best rated",
    byEndorsements: "Most vouched for",
    rating: "Rating",
    anyRating: "Any",
    rated: (stars: string) => `${stars} stars and more`,
    language: "Language",
    anyLanguage: "Any language",
    byName: "Name",
    byRate: "Lowest rate",
    byRateDown: "Highest rate",
  },
  de: peopleListDe,
});
