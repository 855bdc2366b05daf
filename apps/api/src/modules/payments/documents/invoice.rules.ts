// What stands on a document. Pure: prices in, lines with the tax within them and totals out.
import { type Bps, type Money, subtract, sum } from "#money";
import { taxWithin } from "../tax/vat.rules.ts";

export interface PricedLine {
  readonly description: string;
  /** What is paid, tax included. */
  readonly gross: Money;
  /** Kogi's own supply. Protected funds are not: they pass through. */
  readonly taxable: boolean;
}

export interface TaxedLine {
  readonly description: string;
  readonly net: Money;
  readonly taxRateBps: Bps;
  readonly tax: Money;
  readonly gross: Money;
}

export interface Totals {
  readonly net: Money;
  readonly tax: Money;
  readonly gross: Money;
}

export function taxLines(lines: readonly PricedLine[], rateBps: Bps, noRate: Bps): readonly TaxedLine[] {
  return lines.map(({ description, gross, taxable }) => {
    const taxRateBps = taxable ? rateBps : noRate;
    const tax = taxWithin(gross, taxRateBps);
    return { description, net: subtract(gross, tax), taxRateBps, tax, gross };
  });
}

/** Totals are sums of the lines as they are shown, never computed apart from them. */
export function totalsOf(lines: readonly TaxedLine[], currency: Money["currency"]): Totals {
  const of = (part: "net" | "tax" | "gross") =>
    sum(
      lines.map((line) => line[part]),
      currency,
    );
  return { net: of("net"), tax: of("tax"), gross: of("gross") };
}

export type DocumentKind =
  | "receipt"
  | "service_fee_invoice"
  | "service_statement"
  | "credit_note"
  | "subscription_invoice";

export const TITLES: Readonly<Record<DocumentKind, string>> = {
  receipt: "Receipt",
  service_fee_invoice: "Invoice",
  service_statement: "Statement of service",
  credit_note: "Credit note",
  subscription_invoice: "Invoice",
};

export const TITLES_DE: typeof TITLES = {
  receipt: "Quittung",
  service_fee_invoice: "Rechnung",
  service_statement: "Leistungsnachweis",
  credit_note: "Gutschrift",
  subscription_invoice: "Rechnung",
};

const SERIES: Readonly<Record<DocumentKind, string>> = {
  receipt: "R",
  service_fee_invoice: "F",
  service_statement: "S",
  credit_note: "C",
  subscription_invoice: "B",
};

export function seriesOf(kind: DocumentKind): string {
  return SERIES[kind];
}

/** `R-000042`: the series and the place in it. */
export function numberOf(series: string, sequence: bigint): string {
  return `${series}-${String(sequence).padStart(6, "0")}`;
}
