import { TOTAL_MAX } from "#api-schema/total-max.ts";
import { defineText, plural } from "../lib/text.ts";
import { listDe } from "./de/list.ts";

export const listText = defineText({
  en: {
    filters: "Filters",
    apply: "Apply filters",
    show: (count: number) =>
      plural(count, { one: "Show # result", other: count < TOTAL_MAX ? "Show # results" : "Show #+ results" }),
    close: "Close filters",
    results: "Results",
    sort: "Sort",
    total: (count: number) => plural(count, { one: "# result", other: count < TOTAL_MAX ? "# results" : "#+ results" }),
    newest: "Newest first",
    nothing: "Nothing matches yet",
    nothingHelp: "Take a filter away, or look for something broader.",
    clear: "Clear all filters",
    empty: "Nothing is here yet",
    emptyHelp: "Somebody has to be the first, and that may be you.",
    beginWork: "Show your work",
    beginPerson: "Fill in your profile",
    beginProject: "Post a project",
    beginOrganisation: "Start an organisation",
    anyOf: "Any",
  },
  de: listDe,
});
