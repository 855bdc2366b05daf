import { defineText, plural } from "../lib/text.ts";
import { interestsDe } from "./de/interests.ts";

/** Topics a person is interested in, and lists that narrow themselves to them. */
export const interestsText = defineText({
  en: {
    title: "Interests",
    lede: "Lists of work and projects can show what lies in these topics alone. A broad topic takes in all below it.",
    search: "Search topics",
    searchButton: "Search",
    chosen: (count: number) => plural(count, { one: "# topic chosen", other: "# topics chosen" }),
    inBranch: (count: number) => plural(count, { one: "# chosen", other: "# chosen" }),
    notFound: "No topic is called like this.",
    allOf: (name: string) => `All of ${name}`,
    tooMany: "Choose at most 50 topics. A broad one takes in all below it.",
    saved: "Your interests are saved.",
    narrow: "What to show",
    everything: "Everything",
    mine: "In your interests",
    change: "Choose topics",
    choose: "Choose topics",
    none: "Nothing in your interests yet",
    noneHelp: "Choose the topics you care about, or a broader one than now. You can change them whenever you like.",
  },
  de: interestsDe,
});
