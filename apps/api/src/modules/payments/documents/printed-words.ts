// How a document is written in each language: amounts, days, and what payments keep in English.
import type { Language } from "#api-schema/languages.ts";
import { moneyInGerman, partyLineInGerman } from "#api-schema/money-sentences.ts";
import { formatMoney, type Money } from "#money";
import type { Party } from "./parties.ts";

const LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };
// A German bookkeeper writes 01.12.2026.
const DAYS: Readonly<Record<Language, Intl.DateTimeFormatOptions>> = {
  en: { dateStyle: "long" },
  de: { day: "2-digit", month: "2-digit", year: "numeric" },
};

export interface Writer {
  readonly language: Language;
  money(amount: Money): string;
  day(at: Date | string): string;
  /** "19.00 %" */
  rate(bps: number): string;
  /** "1 EUR = 1.1614 USD, European Central Bank, 13 April 2026" */
  perEuro(rate: string, currency: string, date: string): string;
  say(english: string): string;
  party(party: Party): Party;
}

export function writerIn(language: Language): Writer {
  const locale = LOCALES[language];
  const date = new Intl.DateTimeFormat(locale, { ...DAYS[language], timeZone: "UTC" });
  const rate = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const day = (at: Date | string) => date.format(new Date(at));
  return {
    language,
    // Intl puts a hyphen where a minus belongs.
    money: (amount) => formatMoney(amount, locale).replace("-", "\u2212"),
    day,
    rate: (bps) => `${rate.format(bps / 100)} %`,
    // As the bank wrote it, to the last digit.
    perEuro: (rate, currency, date) =>
      `1 EUR = ${language === "de" ? rate.replace(".", ",") : rate} ${currency}, ${printedWords[language].bank}, ${day(date)}`,
    say: (english) => (language === "de" ? moneyInGerman(english, day) : english),
    party: ({ name, lines }) => ({ name, lines: language === "de" ? lines.map(partyLineInGerman) : lines }),
  };
}

const en = {
  sandbox: "Sandbox: no real money. This document is a sample.",
  page: "Page",
  of: "of",
  from: "From",
  to: "To",
  number: "Number",
  date: "Date",
  takes_back: "Takes back",
  description: "Description",
  net: "Net",
  tax_rate: "Tax rate",
  tax: "Tax",
  tax_in_euros: "Tax in euros",
  bank: "European Central Bank",
  amount: "Amount",
  total: "Total",
  opening: "Opening balance",
  moved_in: "Came in",
  moved_out: "Went out",
  closing: "Closing balance",
  filtered: "Some movements are left out by a filter; the balances count all of them.",
  nothing_moved: "Nothing moved in this time.",
  what: "What",
  balance: "Balance",
  for_whom: "For",
  count: "How often",
  nothing_in_year: "Nothing was earned or paid in this year.",
  no_advice: "A summary for your books, not tax advice, and not a filing.",
};
const de: typeof en = {
  sandbox: "Sandbox: kein echtes Geld. Dieses Dokument ist ein Muster.",
  page: "Seite",
  of: "von",
  from: "Von",
  to: "An",
  number: "Nummer",
  date: "Datum",
  takes_back: "Hebt auf",
  description: "Bezeichnung",
  net: "Netto",
  tax_rate: "Steuersatz",
  tax: "Steuer",
  tax_in_euros: "Steuer in Euro",
  bank: "Europäische Zentralbank",
  amount: "Betrag",
  total: "Summe",
  opening: "Anfangsbestand",
  moved_in: "Eingänge",
  moved_out: "Ausgänge",
  closing: "Endbestand",
  filtered: "Ein Filter lässt Bewegungen aus; die Bestände zählen alle.",
  nothing_moved: "In dieser Zeit hat sich nichts bewegt.",
  what: "Was",
  balance: "Bestand",
  for_whom: "Für",
  count: "Wie oft",
  nothing_in_year: "In diesem Jahr wurde nichts verdient oder bezahlt.",
  no_advice: "Eine Zusammenfassung für deine Bücher, keine Steuerberatung und keine Erklärung.",
};

/** What stands on every document beside its own data. */
export const printedWords: Readonly<Record<Language, typeof en>> = { en, de };
