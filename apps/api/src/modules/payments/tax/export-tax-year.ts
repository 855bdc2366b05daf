import { join } from "node:path";
import type { TaxYearView } from "#api-schema/payments-tax.ts";
import { formatMoney, fromWire, toDecimal } from "#money";
import { toCsv, typeset } from "#platform/documents/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readParty } from "../documents/parties.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { readTaxYear } from "./read-tax-year.ts";
import { issuerOn } from "./tax.repository.ts";

const TEMPLATE = join(import.meta.dirname, "../documents/tax-year.typ");
const LOCALE = "en-GB";

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
export async function taxYearPdf(platform: Platform, actor: Actor, year: number): Promise<Buffer> {
  const view = await readTaxYear(platform, actor, year);
  const now = platform.clock.now();
  const issuer = await issuerOn(platform.db, now);
  const data = {
    sandbox: gatewayOf(platform).name === "sandbox",
    title: `Yearly totals ${year}`,
    holder: await readParty(platform.db, actor.userId),
    issuer: { name: issuer.name, lines: issuer.lines },
    complete: view.complete,
    made: new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" }).format(now),
    rows: view.totals.map((row) => ({
      what: LABELS[row.kind],
      count: String(row.count),
      total: formatMoney(fromWire(row.total), LOCALE),
    })),
    thresholds: view.thresholds.map((row) => ({ form: row.form, state: row.state, note: row.note })),
  };
  return typeset(TEMPLATE, data, now);
}
