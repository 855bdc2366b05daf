import { defineText, plural } from "../lib/text.ts";
import { similarDe } from "./de/similar.ts";

/** Work of others beside the work on a page. */
export const similarText = defineText({
  en: {
    title: "Similar work",
    lede: "By other people, for what it has in common with this.",
    sharedTags: (count: number) => plural(count, { one: "# shared tag", other: "# shared tags" }),
    sharedSkills: (count: number) => plural(count, { one: "# shared skill", other: "# shared skills" }),
    partOf: "Part of",
    openAll: "See the whole portfolio",
  },
  de: similarDe,
});
