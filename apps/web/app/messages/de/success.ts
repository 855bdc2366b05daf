import { pluralDe } from "../../lib/text.ts";

export const successDe = {
  success: "Erfolgsquote",
  successHelp: "Der Anteil der Verträge, die gut ausgegangen sind.",
  successNotYet: (contracts: number, clients: number) =>
    `Sie erscheint ab ${contracts} beendeten Verträgen mit mindestens ${clients} Auftraggebern.`,
  successSoFar: (contracts: number, clients: number) =>
    `Bisher ${pluralDe(contracts, { one: "zählt # Vertrag", other: "zählen # Verträge" })} mit ${pluralDe(clients, { one: "# Auftraggeber", other: "# Auftraggebern" })}.`,
  howComputed: "So wird sie berechnet",
  window: (months: number, recent: number) =>
    `Es zählen Verträge, die in den letzten ${months} Monaten endeten. Die der letzten ${recent} Monate wiegen doppelt. Die Quote ist das Erreichte geteilt durch das Erreichbare.`,
  notCounted: "Ein Vertrag, in dem nichts bezahlt wurde, zählt nur, wenn er aufgegeben oder im Streit verloren wurde.",
  endings: {
    liked: "Bezahlt und mit 4 oder mehr bewertet",
    unreviewed: "Bezahlt, ohne Bewertung",
    mixed: "Mit 3 oder mehr bewertet, aber unter 4",
    shared: "Ein Streit gab einen Teil zurück",
    disliked: "Unter 3 bewertet",
    lost: "Ein Streit gab alles zurück",
    given_up: "Aufgegeben, obwohl Geld gesichert war",
  },
  counts: (share: number) => (share === 100 ? "ganz" : share === 0 ? "gar nicht" : "halb"),
  yours: "Deine Verträge",
  yourFactor: (contracts: number, earned: string, weight: string) =>
    `${pluralDe(contracts, { one: "# Vertrag", other: "# Verträge" })}: ${earned} von ${weight}`,
  yourSum: (earned: string, weight: string, score: string) => `${earned} von ${weight} sind ${score}.`,
  onlyYou: "Diese Zahlen siehst nur du.",
  levels: "Was die Stufen verlangen",
  levelTakes: (contracts: number, clients: number, score: string | null) =>
    `${pluralDe(contracts, { one: "# beendeter Vertrag", other: "# beendete Verträge" })} mit ${pluralDe(clients, { one: "# Auftraggeber", other: "# Auftraggebern" })}${score === null ? "" : `, eine Erfolgsquote von ${score}`}`,
};
