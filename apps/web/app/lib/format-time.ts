import { keptFormat } from "#money";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
const WEEK_S = 7 * DAY_S;

export interface TimeReader {
  readonly locale: string;
  readonly timeZone: string;
  /** The instant that "ago" is counted from. */
  readonly now: string;
}

function dateFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `date ${locale} ${timeZone} ${JSON.stringify(options)}`;
  return keptFormat(name, () => new Intl.DateTimeFormat(locale, { timeZone, ...options }));
}

/** "5 Nov 2026". A date without a time ("2026-11-05") is that day everywhere, so it is never moved to a time zone. */
export function formatDate(iso: string, { locale, timeZone }: Omit<TimeReader, "now">): string {
  const isDay = iso.length === 10;
  const format = dateFormat(locale, isDay ? "UTC" : timeZone, { day: "numeric", month: "short", year: "numeric" });
  return format.format(Date.parse(iso));
}

/** "5 Nov", of a day as "2026-11-05": for many days in a row. */
export function formatDay(day: string, locale: string): string {
  return dateFormat(locale, "UTC", { day: "numeric", month: "short" }).format(Date.parse(day));
}

/** "Nov 2026", of a month as "2026-11". */
export function formatMonth(month: string, locale: string): string {
  return dateFormat(locale, "UTC", { month: "short", year: "numeric" }).format(Date.parse(`${month}-01`));
}

/** "November 2026", of a month as "2026-11". */
export function formatLongMonth(month: string, locale: string): string {
  return dateFormat(locale, "UTC", { month: "long", year: "numeric" }).format(Date.parse(`${month}-01`));
}

export function formatWeekday(day: string, locale: string, length: "long" | "narrow"): string {
  return dateFormat(locale, "UTC", { weekday: length }).format(Date.parse(day));
}

/** "5 Nov 2026, 14:30 CET": the absolute time behind every relative one. */
export function formatDateTime(iso: string, { locale, timeZone }: TimeReader): string {
  const options = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" } as const;
  return dateFormat(locale, timeZone, { ...options, timeZoneName: "short" }).format(Date.parse(iso));
}

/** "3 hours ago" or "in 2 days" within a week of now, the date beyond it. */
export function formatWhen(iso: string, reader: TimeReader): string {
  const seconds = (Date.parse(iso) - Date.parse(reader.now)) / 1000;
  const size = Math.abs(seconds);
  if (size >= WEEK_S) return formatDate(iso, reader);
  const format = keptFormat(
    `relative ${reader.locale}`,
    () => new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }),
  );
  if (size < MINUTE_S) return format.format(0, "second");
  if (size < HOUR_S) return format.format(Math.trunc(seconds / MINUTE_S), "minute");
  if (size < DAY_S) return format.format(Math.trunc(seconds / HOUR_S), "hour");
  return format.format(Math.trunc(seconds / DAY_S), "day");
}
