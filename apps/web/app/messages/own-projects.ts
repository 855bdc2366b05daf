import { defineText, plural } from "../lib/text.ts";
import { ownProjectsDe } from "./de/own-projects.ts";

/** A client's own projects, and the end of one that was not meant to be. */
export const ownProjectsText = defineText({
  en: {
    title: "Your projects",
    which: "Which projects",
    all: "All but cancelled",
    none: "You have no projects",
    noneHelp: "What you write stands here from the first draft on, with its proposals.",
    noneInState: "None of your projects is in this state",
    begun: "Begun",
    proposals: (count: number) => plural(count, { one: "# proposal", other: "# proposals" }),
    proposalsOf: (title: string) => `Proposals: ${title}`,
    editOf: (title: string) => `Change: ${title}`,
    discard: "Throw away",
    cancel: "Cancel",
    endOf: (title: string, isDraft: boolean) => `${isDraft ? "Throw away" : "Cancel"}: ${title}`,
    discardTitle: "Throw this draft away?",
    discardHelp: (title: string) => `“${title}” is not posted any more. It stays under Cancelled, for you alone.`,
    cancelTitle: "Cancel this project?",
    cancelHelp: (title: string) =>
      `“${title}” leaves all lists. Its proposals, invitations and open offers end, and those who proposed are told. This cannot be undone.`,
    cancelDo: "Cancel the project",
    keep: "Keep it",
    discarded: "The draft is thrown away.",
    cancelled: "The project is cancelled.",
  },
  de: ownProjectsDe,
});
