import { keptFormat } from "#money";
import type { TimeReader } from "./format-time.ts";

// Apart from the other formats: pages that visitors see first have no use for it.
/** "5 Nov 2026, 14:30 CET", or with its seconds. */
export function formatInstant(iso: string, { locale, timeZone }: TimeReader, seconds = false): string {
  const options = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" } as const;
  const format = keptFormat(
    `instant ${locale} ${timeZone} ${seconds}`,
    () =>
      new Intl.DateTimeFormat(locale, {
        ...options,
        ...(seconds ? { second: "2-digit" } : {}),
        timeZone,
        timeZoneName: "short",
      }),
  );
  return format.format(Date.parse(iso));
}
