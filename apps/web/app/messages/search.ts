import { defineText } from "../lib/text.ts";
import { searchDe } from "./de/search.ts";

export const searchText = defineText({
  en: {
    title: "Search",
    resultsFor: (query: string) => `Results for “${query}”`,
    prompt: "What are you looking for?",
    promptHelp: "A skill, a kind of work, a name. You find people, their work, open projects and organisations.",
    nothing: (query: string) => `Nothing found for “${query}”`,
    nothingHelp: "Try another word, or look around.",
    people: "People",
    work: "Work",
    projects: "Projects",
    organisations: "Organisations",
    all: (count: number) => `See all ${count}`,
  },
  de: searchDe,
});
