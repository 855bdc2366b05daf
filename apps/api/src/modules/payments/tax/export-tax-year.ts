import { join } from "node:path";
import type { Language } from "#api-schema/languages.ts";
import { taxRulesDe } from "#api-schema/money-sentences.ts";
import type { TaxYearView } from "#api-schema/payments-tax.ts";
import { fromWire, toDecimal } from "#money";
import { toCsv, typeset } from "#platform/documents/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readParty } from "../documents/parties.ts";
import { printedWords, writerIn } from "../documents/printed-words.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { readTaxYear } from "./read-tax-year.ts";
import { issuerOn } from "./tax.repository.ts";

const TEMPLATE = join(import.meta.dirname, "../documents/tax-year.typ");

const LABELS: Readonly<Record<TaxYearView["totals"][number]["kind"], string>> = {
  earnings: "Earned, before fees",
  service_fees: "Kogi's fees on it",
  earnings_returned: "Taken back from you, before fees",
  service_fees_returned: "Kogi's fees given back with it",
  payments: "Paid for work",
  payment_fees: "Fees paid with it",
  refunds: "Refunded to you",
  bank_returns: "Given back by your bank",
  payouts: "Paid out to your bank",
  subscriptions: "Subscriptions",
};

const LABELS_DE: typeof LABELS = {
  earnings: "Verdient, vor Gebühren",
  service_fees: "Gebühren von Kogi darauf",
  earnings_returned: "Zurückgeholt, vor Gebühren",
  service_fees_returned: "Gebühren von Kogi, mit zurückgegeben",
  payments: "Für Arbeit bezahlt",
  payment_fees: "Gebühren dazu",
  refunds: "Erstattet",
  bank_returns: "Von der Bank zurückgegeben",
  payouts: "Ausgezahlt",
  subscriptions: "Abonnements",
};

const yearWords = {
  en: {
    title: (year: number) => `Yearly totals ${year}`,
    made: (day: string, complete: boolean) =>
      `Made on ${day}, from the ledger${complete ? "" : "; the year is not over"}. Days are in UTC.`,
    labels: LABELS,
    states: { below: "below", near: "near", reached: "reached" },
  },
  de: {
    title: (year: number) => `Jahressummen ${year}`,
    made: (day: string, complete: boolean) =>
      `Erstellt am ${day} aus den Büchern${complete ? "" : "; das Jahr ist noch nicht zu Ende"}. Tage in UTC.`,
    labels: LABELS_DE,
    states: { below: "noch nicht", near: "bald", reached: "erreicht" },
  },
} as const;

/** Raises `tax.no_such_year`. */
export async function taxYearCsv(platform: Platform, actor: Actor, year: number): Promise<Buffer> {
  const view = await readTaxYear(platform, actor, year);
  return toCsv([
    ["year", "kind", "what", "total", "currency", "count"],
    ...view.totals.map((row) => [
      year,
      row.kind,
      LABELS[row.kind],
      toDecimal(fromWire(row.total)),
      row.total.currency,
      row.count,
    ]),
  ]);
}

/** Raises `tax.no_such_year`. */
export async function taxYearPdf(
  platform: Platform,
  actor: Actor,
  { year, language }: { readonly year: number; readonly language: Language },
): Promise<Buffer> {
  const writer = writerIn(language);
  const words = yearWords[language];
  const view = await readTaxYear(platform, actor, year);
  const now = platform.clock.now();
  const issuer = await issuerOn(platform.db, now);
  const data = {
    sandbox: gatewayOf(platform).name === "sandbox",
    language,
    words: printedWords[language],
    title: words.title(year),
    holder: writer.party(await readParty(platform.db, actor.userId)),
    issuer: { name: issuer.name, lines: issuer.lines },
    made: words.made(writer.day(now), view.complete),
    rows: view.totals.map((row) => ({
      what: words.labels[row.kind],
      count: String(row.count),
      total: writer.money(fromWire(row.total)),
    })),
    thresholds: view.thresholds.map((row) => ({
      form: row.form,
      state: words.states[row.state],
      note: language === "de" ? (taxRulesDe[row.note] ?? row.note) : row.note,
    })),
  };
  return typeset(TEMPLATE, data, now);
}
