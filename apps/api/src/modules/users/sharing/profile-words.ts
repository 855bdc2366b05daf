// The words of a profile on paper: those of the page, so that whoever reads both does not think of two people.

import type { Language } from "#api-schema/languages.ts";
import type { UserView } from "#api-schema/users.ts";

type Level = UserView["skills"][number]["level"];
type Answers = NonNullable<UserView["answers_within"]>;
type LanguageLevel = UserView["languages"][number]["level"];

export interface ProfileWords {
  /** How dates and numbers are written. */
  readonly locale: string;
  readonly headings: Readonly<
    Record<"about" | "skills" | "history" | "certificates" | "languages" | "elsewhere", string>
  >;
  /** Around the number of the page and how many there are. */
  readonly page: readonly [string, string];
  readonly code: string;
  readonly verified: string;
  readonly levels: Readonly<Record<Level, string>>;
  readonly answers: Readonly<Record<Answers, string>>;
  readonly languageLevels: Readonly<Record<LanguageLevel, string>>;
  readonly states: Readonly<Record<UserView["availability"]["state"], string>>;
  readonly availableFrom: (day: string) => string;
  readonly hoursAWeek: (hours: number) => string;
  readonly years: (count: number) => string;
  readonly rating: (mean: string, reviews: number) => string;
  readonly success: (score: number) => string;
  readonly level: (name: string, level: number, of: number) => string;
  readonly anHour: (amount: string) => string;
  readonly expired: (day: string) => string;
  readonly validUntil: (day: string) => string;
  readonly months: (from: string, to: string | null) => string;
}

const en: ProfileWords = {
  locale: "en-GB",
  headings: {
    about: "About",
    skills: "Skills",
    history: "History",
    certificates: "Certificates",
    languages: "Languages",
    elsewhere: "Elsewhere",
  },
  page: ["Page", "of"],
  code: "The address of this profile as a QR code",
  verified: "(verified by Kogi)",
  levels: { entry: "entry", intermediate: "intermediate", expert: "expert" },
  answers: {
    hour: "Answers mostly within an hour",
    hours: "Answers mostly within four hours",
    day: "Answers mostly within a day",
    days: "Answers mostly within three days",
    later: "Answers mostly after three days",
  },
  languageLevels: { basic: "basic", conversational: "conversational", fluent: "fluent", native: "native" },
  states: {
    now: "Available now",
    from_date: "Available later",
    part_time: "Available for some hours",
    not_available: "Not available",
  },
  availableFrom: (day) => `Available from ${day}`,
  hoursAWeek: (hours) => `Available for ${hours === 1 ? "1 hour" : `${hours} hours`} a week`,
  years: (count) => (count === 1 ? "1 year" : `${count} years`),
  rating: (mean, reviews) => `${mean} of 5 in ${reviews === 1 ? "1 review" : `${reviews} reviews`}`,
  success: (score) => `Success score ${score}%`,
  level: (name, level, of) => `Level: ${name} (${level} of ${of})`,
  anHour: (amount) => `${amount} an hour`,
  expired: (day) => `expired ${day}`,
  validUntil: (day) => `valid until ${day}`,
  months: (from, to) => `${from} to ${to ?? "today"}`,
};

const de: ProfileWords = {
  locale: "de-DE",
  headings: {
    about: "Über mich",
    skills: "Fähigkeiten",
    history: "Werdegang",
    certificates: "Zertifikate",
    languages: "Sprachen",
    elsewhere: "Anderswo",
  },
  page: ["Seite", "von"],
  code: "Die Adresse dieses Profils als QR-Code",
  verified: "(von Kogi bestätigt)",
  levels: { entry: "Einstieg", intermediate: "Fortgeschritten", expert: "Expertin oder Experte" },
  answers: {
    hour: "Antwortet meist innerhalb einer Stunde",
    hours: "Antwortet meist innerhalb von vier Stunden",
    day: "Antwortet meist innerhalb eines Tages",
    days: "Antwortet meist innerhalb von drei Tagen",
    later: "Antwortet meist erst nach drei Tagen",
  },
  languageLevels: {
    basic: "Grundkenntnisse",
    conversational: "gut im Gespräch",
    fluent: "fließend",
    native: "Muttersprache",
  },
  states: {
    now: "Jetzt verfügbar",
    from_date: "Später verfügbar",
    part_time: "Für einige Stunden verfügbar",
    not_available: "Nicht verfügbar",
  },
  availableFrom: (day) => `Verfügbar ab ${day}`,
  hoursAWeek: (hours) => `Für ${hours === 1 ? "1 Stunde" : `${hours} Stunden`} pro Woche verfügbar`,
  years: (count) => (count === 1 ? "1 Jahr" : `${count} Jahre`),
  rating: (mean, reviews) => `${mean} von 5 in ${reviews === 1 ? "1 Bewertung" : `${reviews} Bewertungen`}`,
  success: (score) => `Erfolgsquote ${score}\u00a0%`,
  level: (name, level, of) => `Stufe: ${name} (${level} von ${of})`,
  anHour: (amount) => `${amount} pro Stunde`,
  expired: (day) => `abgelaufen am ${day}`,
  validUntil: (day) => `gültig bis ${day}`,
  months: (from, to) => `${from} bis ${to ?? "heute"}`,
};

export const profileWords: Readonly<Record<Language, ProfileWords>> = { en, de };
