import type { TaxYearView } from "#api-schema/payments-tax.ts";
import { add, compare, currency, type Money, money, toWire, zero } from "#money";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { convert, readRate } from "../exchange/exchange.rules.ts";
import { taxErrors } from "../payments.errors.ts";
import { rebase } from "../rates/rates.rules.ts";
import type { DayRates } from "../rates/rates-file.rules.ts";
import { ratesOn } from "../rates/reference.ts";
import { type ClientTotal, earnedByClient } from "./earned-by-client.repository.ts";
import { thresholdsOf, vatRatesOn } from "./tax.repository.ts";
import { taxPlaceOf, verifiedCountryOf } from "./tax-country.ts";
import { asksForNumber, countsFor, type Earned, type Threshold, thresholdState } from "./threshold.rules.ts";
import { firstYear, type YearTotal, yearTotals } from "./year-totals.repository.ts";

/** The years with something in them, this one always, newest first. */
export async function readTaxYears(platform: Platform, actor: Actor): Promise<number[]> {
  const now = platform.clock.now().getUTCFullYear();
  const first = (await firstYear(platform.db, actor.userId)) ?? now;
  return Array.from({ length: now - first + 1 }, (_, index) => now - index);
}

/** Raises `tax.no_such_year` for years to come and before there was anything. */
export async function readTaxYear(platform: Platform, actor: Actor, year: number): Promise<TaxYearView> {
  if (!(await readTaxYears(platform, actor)).includes(year)) throw taxErrors.noSuchYear();
  return taxYearOf(platform, actor.userId, year);
}

/** `country`: as if the person were there, for somebody who is just about to say so. */
export async function taxYearOf(
  platform: Platform,
  userId: string,
  year: number,
  country?: string,
): Promise<TaxYearView> {
  const { db } = platform;
  const now = platform.clock.now();
  const until = new Date(Date.UTC(year + 1, 0, 1));
  const period = { from: new Date(Date.UTC(year, 0, 1)), until };
  const [totals, clients] = await Promise.all([yearTotals(db, userId, period), earnedByClient(db, userId, period)]);
  // Who is reported, and where, goes by who they are: what they only say comes after that.
  const place = (await verifiedCountryOf(db, userId)) ?? country ?? (await taxPlaceOf(db, userId)).country;
  const region = await regionOf(platform, place);
  const rates = await ratesOn(db, platform, now < until ? now : new Date(until.getTime() - 1));
  const states = (await thresholdsOf(db, year)).map((row) => {
    const threshold: Threshold = {
      form: row.form,
      // Both columns have check constraints with these words.
      region: row.region as Threshold["region"],
      amount: money(row.amount_minor, row.currency),
      paymentsOver: row.payments_over,
      inclusive: row.inclusive,
      perPayer: row.per_payer,
      filedBy: row.filed_by as Threshold["filedBy"],
      note: row.note,
    };
    const inCurrency = { code: threshold.amount.currency, rates };
    const year = { all: earnedInYear(totals, inCurrency), ofLargestPayer: ofLargestPayer(clients, inCurrency) };
    return { threshold, earned: countsFor(threshold, year), state: thresholdState(threshold, { region, ...year }) };
  });
  return {
    year,
    complete: now >= until,
    totals: totals.map((row) => ({ kind: row.kind, total: toWire(row.total), count: row.count })),
    thresholds: states
      .filter(({ state }) => state !== "not_yours")
      .map(({ threshold, earned, state }) => ({
        form: threshold.form,
        // "not_yours" was filtered out above.
        state: state as "below" | "near" | "reached",
        amount: toWire(threshold.amount),
        payments_over: threshold.paymentsOver,
        earned: toWire(earned.gross),
        left_out: [...earned.leftOut],
        payments: earned.payments,
        filed_by: threshold.filedBy,
        note: threshold.note,
      })),
    rate_date: rates.date,
    asks_for_number: asksForNumber(states),
  };
}

async function regionOf(platform: Platform, country: string | null): Promise<"US" | "EU" | null> {
  if (country === "US") return "US";
  const members = await vatRatesOn(platform.db, platform.clock.now());
  return country !== null && members.has(country) ? "EU" : null;
}

interface InCurrency {
  readonly code: Money["currency"];
  readonly rates: DayRates;
}

/** All earnings of the year less what was taken back in it, in one currency. */
function earnedInYear(totals: readonly YearTotal[], wish: InCurrency): Earned {
  const earnings = totals.filter((row) => row.kind === "earnings");
  const returned = totals.filter((row) => row.kind === "earnings_returned");
  return earnedIn([...earnings, ...returned.map((row) => ({ ...row, count: 0 }))], wish);
}

/** The same of the client whose payments earned most. Whoever paid in a currency without a rate may be the one: it is named. */
function ofLargestPayer(clients: readonly ClientTotal[], wish: InCurrency): Earned {
  const each = [...Map.groupBy(clients, (row) => row.client).values()].map((rows) => earnedIn(rows, wish));
  let largest: Earned = { gross: zero(wish.code), leftOut: [], payments: 0 };
  for (const one of each) if (compare(one.gross, largest.gross) > 0) largest = one;
  return { ...largest, leftOut: [...new Set(each.flatMap((one) => one.leftOut))] };
}

/** At the reference rates. */
function earnedIn(rows: readonly { readonly total: Money; readonly count: number }[], wish: InCurrency): Earned {
  const { code, rates } = wish;
  const leftOut = new Set<string>();
  let gross: Money = zero(code);
  for (const { total } of rows) {
    const rate =
      total.currency === code ? "1" : rebase(rates.rates, total.currency)?.find((one) => one.currency === code)?.rate;
    if (rate === undefined) leftOut.add(total.currency);
    else gross = add(gross, total.currency === code ? total : convert(total, readRate(rate), currency(code)));
  }
  return { gross, leftOut: [...leftOut], payments: rows.reduce((all, row) => all + row.count, 0) };
}
