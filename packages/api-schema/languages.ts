// The languages that Kogi speaks, in pages and mails alike.

export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** "de" of "de-AT"; English where there are no words. */
export function languageOf(locale: string): Language {
  const tag = locale.split("-", 1)[0];
  return languages.find((known) => known === tag) ?? "en";
}

/**
 * The first tag of a locale or of Accept-Language that can be read, as a language we have words for with the reader's
 * region; null when it names none. A French reader without French words gets "en-FR": English words, their own way of
 * writing dates and amounts.
 */
export function localeFrom(wanted: string | null | undefined): string | null {
  for (const part of (wanted ?? "").slice(0, LONGEST_HEADER).split(",")) {
    const parsed = parseLocale(part.split(";")[0]?.trim() ?? "");
    if (!parsed) continue;
    const region =
      (isCountry(parsed.region) ? parsed.region : null) ?? new Intl.Locale(parsed.language).maximize().region;
    if (region) return `${languageOf(parsed.language)}-${region}`;
  }
  return null;
}

const LONGEST_HEADER = 400;
const countryCode = /^[A-Z]{2}$/;
let regionNames: Intl.DisplayNames | undefined;

/** Whether it is the code of a country that there is; "419" is a continent, "ZZ" is none. */
export function isCountry(region: string | undefined): region is string {
  if (region === undefined || region === "ZZ" || !countryCode.test(region)) return false;
  regionNames ??= new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  return regionNames.of(region) !== undefined;
}

export function parseLocale(tag: string): Intl.Locale | null {
  if (tag === "" || tag === "*") return null;
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}
