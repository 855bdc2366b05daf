import { TOTAL_MAX } from "#api-schema/total-max.ts";
import { pluralDe } from "../../lib/text.ts";

export const listDe = {
  filters: "Filter",
  apply: "Filter anwenden",
  show: (count: number) =>
    pluralDe(count, {
      one: "# Ergebnis zeigen",
      other: count < TOTAL_MAX ? "# Ergebnisse zeigen" : "Über # Ergebnisse zeigen",
    }),
  close: "Filter schließen",
  results: "Ergebnisse",
  sort: "Sortieren",
  total: (count: number) =>
    pluralDe(count, { one: "# Ergebnis", other: count < TOTAL_MAX ? "# Ergebnisse" : "Über # Ergebnisse" }),
  newest: "Neueste zuerst",
  nothing: "Noch passt nichts",
  nothingHelp: "Nimm einen Filter weg, oder such etwas Allgemeineres.",
  clear: "Alle Filter entfernen",
  empty: "Hier ist noch nichts",
  emptyHelp: "Irgendwer fängt an, und das kannst du sein.",
  beginWork: "Zeig deine Arbeit",
  beginPerson: "Profil ausfüllen",
  beginProject: "Projekt ausschreiben",
  beginOrganisation: "Organisation gründen",
  anyOf: "Beliebig",
};
