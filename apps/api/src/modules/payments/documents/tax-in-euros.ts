// Tax on a document in another currency, told in euros too (article 230 of Directive 2006/112/EC) at the European Central
// Bank's newest rate of its day (article 91). A credit note keeps to the rate of the document that it takes back.
import { isZero, type Money, money, scale, subtract } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { inEuros } from "../rates/rates.rules.ts";
import { ratesOn } from "../rates/reference.ts";
import type { InvoiceRow } from "./invoices.repository.ts";

interface EuroColumns {
  readonly tax_eur_minor: bigint;
  /** What a euro cost. */
  readonly tax_eur_rate: string;
  readonly tax_eur_day: string;
}

/** As columns of the row. None for euros, without tax, and for a currency that the bank has no rate for. */
export async function taxInEuros(
  tx: Tx,
  platform: Platform,
  tax: Money,
  credits: InvoiceRow | null,
): Promise<EuroColumns | null> {
  if (tax.currency === "EUR" || isZero(tax)) return null;
  if (credits?.tax_eur_minor != null) return creditedInEuros(tx, tax, credits);
  const { date, rates } = await ratesOn(tx, platform, credits?.issued_at ?? platform.clock.now());
  const rate = rates[tax.currency];
  if (rate === undefined) return null;
  return { tax_eur_minor: inEuros(tax, rate).minor, tax_eur_rate: rate, tax_eur_day: date };
}

/** What this note takes back beyond the ones before it, so that all of them together take back what was told, to the cent. */
async function creditedInEuros(tx: Tx, tax: Money, credits: InvoiceRow): Promise<EuroColumns | null> {
  const { tax_eur_minor, tax_eur_rate, tax_eur_day } = credits;
  if (tax_eur_minor === null || tax_eur_rate === null || tax_eur_day === null) return null;
  const notes = await tx
    .selectFrom("payments.invoices")
    .select(["tax_minor", "tax_eur_minor"])
    .where("credits_invoice_id", "=", credits.invoice_id)
    .execute();
  const before = notes.reduce((all, note) => all + (note.tax_eur_minor ?? 0n), 0n);
  const credited = notes.reduce((all, note) => all + note.tax_minor, tax.minor);
  const all = scale(money(tax_eur_minor, "EUR"), credited, credits.tax_minor);
  return { tax_eur_minor: subtract(all, money(before, "EUR")).minor, tax_eur_rate, tax_eur_day };
}
