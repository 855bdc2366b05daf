import { pluralDe } from "../../lib/text.ts";

export const interestsDe = {
  title: "Interessen",
  lede: "Listen von Arbeiten und Projekten können allein zeigen, was in diesen Themen liegt. Ein breites Thema nimmt alle darunter mit.",
  search: "Themen suchen",
  searchButton: "Suchen",
  chosen: (count: number) => pluralDe(count, { one: "# Thema gewählt", other: "# Themen gewählt" }),
  inBranch: (count: number) => pluralDe(count, { one: "# gewählt", other: "# gewählt" }),
  notFound: "So heißt kein Thema.",
  allOf: (name: string) => `${name}, alles`,
  tooMany: "Wähle höchstens 50 Themen. Ein breites nimmt alle darunter mit.",
  saved: "Deine Interessen sind gespeichert.",
  narrow: "Was du siehst",
  everything: "Alles",
  mine: "In deinen Interessen",
  change: "Themen wählen",
  choose: "Themen wählen",
  none: "Noch nichts in deinen Interessen",
  noneHelp: "Wähle die Themen, die dir wichtig sind, oder ein breiteres als jetzt. Du kannst sie jederzeit ändern.",
};
