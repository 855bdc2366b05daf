// The European Central Bank's file of reference rates, of one day or of ninety. Pure. It is read by its one exact form and
// not as XML: so there are no entities, no documents within documents, and nothing that takes long to read.
import { addMs, DAY_MS } from "#platform/clock/index.ts";

/** What a euro costs in each currency on a day, as decimals in text. */
export interface DayRates {
  /** `2026-04-13`. */
  readonly date: string;
  readonly base: string;
  readonly rates: Readonly<Record<string, string>>;
}

type Read = { readonly days: readonly DayRates[] } | { readonly refusal: string };

const HEAD =
  /^\uFEFF?(?:<\?xml [^<>?]{1,100}\?>)?\s*<gesmes:Envelope [^<>]{1,300}>\s*<gesmes:subject>[^<>]{1,100}<\/gesmes:subject>\s*<gesmes:Sender>\s*<gesmes:name>European Central Bank<\/gesmes:name>\s*<\/gesmes:Sender>\s*<Cube>/y;
const DAY = /\s*<Cube time=(?:"(?<a>\d{4}-\d\d-\d\d)"|'(?<b>\d{4}-\d\d-\d\d)')\s*>/y;
const RATE = /\s*<Cube currency=(["'])(?<currency>[A-Z]{3})\1 rate=(["'])(?<rate>\d{1,9}(?:\.\d{1,8})?)\3\s*\/>/y;
const END = /\s*<\/Cube>/y;
const TAIL = /\s*<\/Cube>\s*<\/gesmes:Envelope>\s*$/y;

const DAYS_MAX = 120;
const CURRENCIES_MAX = 60;
// The bank tells about thirty: a file with much fewer is not whole.
const CURRENCIES_MIN = 20;

/** The days of a file, oldest first, or why it is refused. */
export function readRatesFile(text: string): Read {
  const refused = (why: string) => ({ refusal: `The file of reference rates ${why}.` });
  const reader = readerOf(text);
  if (!reader.take(HEAD)) return refused("does not begin as the European Central Bank's does");
  const days: DayRates[] = [];
  for (let day = reader.take(DAY); day; day = reader.take(DAY)) {
    const date = day.a ?? day.b ?? "";
    if (!isDay(date) || days.length === DAYS_MAX)
      return refused(`has a day too many, or none of the calendar: ${date}`);
    if (days.some((one) => one.date === date)) return refused(`tells ${date} twice`);
    const rates = takeRates(reader);
    if (!rates) return refused(`tells the rates of ${date} otherwise than once each, above zero and in full`);
    days.push({ date, base: "EUR", rates });
  }
  if (days.length === 0) return refused("has no day");
  if (!reader.take(TAIL)) return refused("does not end as the European Central Bank's does");
  return { days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

interface Reader {
  /** What stands next, when it has this form; and goes on behind it. */
  take(form: RegExp): Readonly<Record<string, string | undefined>> | null;
}

function readerOf(text: string): Reader {
  let at = 0;
  return {
    take(form) {
      form.lastIndex = at;
      const found = form.exec(text);
      if (!found) return null;
      at = form.lastIndex;
      return found.groups ?? {};
    },
  };
}

function takeRates(reader: Reader): Record<string, string> | null {
  const rates = new Map<string, string>();
  for (let one = reader.take(RATE); one; one = reader.take(RATE)) {
    const { currency = "", rate = "" } = one;
    if (currency === "EUR" || rates.has(currency) || Number(rate) === 0 || rates.size === CURRENCIES_MAX) return null;
    rates.set(currency, rate);
  }
  return reader.take(END) && rates.size >= CURRENCIES_MIN ? Object.fromEntries(rates) : null;
}

const isDay = (date: string) => {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
};

// No currency of the bank's list did more than double within ninety days; a point in the wrong place is ten times off.
const FACTOR_MAX = 2;
const FACTOR_DAYS = 90;

/** Why these days, oldest first, cannot follow on `known`; null when they can. */
export function refuseDays(known: DayRates, days: readonly DayRates[], at: Date): string | null {
  // The bank's day may have begun where ours has not.
  const last = addMs(at, DAY_MS / 2)
    .toISOString()
    .slice(0, 10);
  const ahead = days.find((day) => day.date > last);
  if (ahead) return `The file of reference rates tells ${ahead.date}, a day that has not come.`;
  for (const [index, day] of days.entries()) {
    const before = days[index - 1] ?? known;
    const leapt = Object.entries(day.rates).find(([currency, rate]) => {
      const was = Number(before.rates[currency] ?? rate);
      return Math.max(Number(rate) / was, was / Number(rate)) > factorWithin(before.date, day.date);
    });
    if (leapt)
      return `The file of reference rates tells ${leapt[1]} ${leapt[0]} for ${day.date}, too far from ${before.date}.`;
  }
  return null;
}

function factorWithin(from: string, until: string): number {
  const days = Math.abs(Date.parse(until) - Date.parse(from)) / DAY_MS;
  return FACTOR_MAX ** Math.max(1, Math.ceil(days / FACTOR_DAYS));
}
