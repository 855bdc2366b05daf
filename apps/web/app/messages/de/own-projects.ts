import { pluralDe } from "../../lib/text.ts";

export const ownProjectsDe = {
  title: "Deine Projekte",
  which: "Welche Projekte",
  all: "Alle außer abgesagten",
  none: "Du hast keine Projekte",
  noneHelp: "Was du schreibst, steht ab dem ersten Entwurf hier, mit seinen Vorschlägen.",
  noneInState: "Keines deiner Projekte ist in diesem Zustand",
  begun: "Begonnen",
  proposals: (count: number) => pluralDe(count, { one: "# Vorschlag", other: "# Vorschläge" }),
  proposalsOf: (title: string) => `Vorschläge: ${title}`,
  editOf: (title: string) => `Ändern: ${title}`,
  discard: "Verwerfen",
  cancel: "Absagen",
  endOf: (title: string, isDraft: boolean) => `${isDraft ? "Verwerfen" : "Absagen"}: ${title}`,
  discardTitle: "Diesen Entwurf verwerfen?",
  discardHelp: (title: string) =>
    `„${title}“ wird nicht mehr ausgeschrieben. Du allein findest es noch unter „Abgesagt“.`,
  cancelTitle: "Dieses Projekt absagen?",
  cancelHelp: (title: string) =>
    `„${title}“ verschwindet aus allen Listen. Vorschläge, Einladungen und offene Angebote enden, und wer etwas vorgeschlagen hat, erfährt es. Das lässt sich nicht rückgängig machen.`,
  cancelDo: "Projekt absagen",
  keep: "Behalten",
  discarded: "Der Entwurf ist verworfen.",
  cancelled: "Das Projekt ist abgesagt.",
};
