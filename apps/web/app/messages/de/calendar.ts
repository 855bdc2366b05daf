import { pluralDe } from "../../lib/text.ts";

export const calendarDe = {
  title: "Kalender",
  edit: "Bearbeiten",
  noneYet: "Markiere Tage, an denen du nicht da bist: Auftraggeber sehen es, bevor sie fragen.",
  away: "nicht da",
  awayTitle: "Nicht da",
  awayLede:
    "An diesen Tagen sagt dein Profil, dass du nicht da bist und ab wann man dich wieder beauftragen kann. Sonst gilt, was es allgemein sagt.",
  noAway: "Du hast keine Tage markiert.",
  addAway: "Tage markieren",
  from: "Erster Tag",
  to: "Letzter Tag",
  add: "Markieren",
  remove: "Entfernen",
  removeNamed: (from: string, to: string) => `${from} bis ${to} entfernen`,
  monthsTitle: "Stunden je Monat",
  monthsLede:
    "Wochenstunden in Monaten, die von dem abweichen, was du allgemein anbietest. Null heißt keine Zeit, leer heißt wie sonst.",
  save: "Stunden speichern",
  saved: "Dein Kalender ist gespeichert.",
  hoursPerWeek: (hours: number) => pluralDe(hours, { one: "# Stunde pro Woche", other: "# Stunden pro Woche" }),
  hoursUnit: "Std. pro Woche",
  noHours: "Keine Zeit",
  wholeHours: "Ganze Stunden von 0 bis 80, bitte.",
};
