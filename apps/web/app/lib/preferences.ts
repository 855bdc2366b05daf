import { languageOf, languages, localeFrom, parseLocale } from "#api-schema/languages.ts";
import type { Viewer } from "./context.ts";

export const colorSchemes = ["auto", "light", "dark"] as const;
export type ColorScheme = (typeof colorSchemes)[number];

/** How this reader wants the page: `locale` is a language we have words for, with the reader's region. */
export interface Preferences {
  readonly locale: string;
  readonly timeZone: string;
  readonly colorScheme: ColorScheme;
}

export const schemeCookie = "kogi_scheme";
export const timeZoneCookie = "kogi_tz";
export const localeCookie = "kogi_locale";
const YEAR_S = 31_536_000;
const fallbackLocale = "en-GB";
const fallbackTimeZone = "UTC";

/** Reads cookies and Accept-Language; what the person has set in their account wins. */
export function readPreferences(request: Request, viewer: Viewer | null): Preferences {
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  return {
    locale:
      localeFrom(viewer?.locale ?? cookies.get(localeCookie) ?? request.headers.get("accept-language")) ??
      fallbackLocale,
    timeZone: validTimeZone(viewer?.timeZone) ?? validTimeZone(cookies.get(timeZoneCookie)) ?? fallbackTimeZone,
    colorScheme: asColorScheme(cookies.get(schemeCookie)) ?? "auto",
  };
}

export function asColorScheme(value: unknown): ColorScheme | null {
  return colorSchemes.find((scheme) => scheme === value) ?? null;
}

/** The header that keeps a choice in this browser for a year. */
export function choiceCookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
}

/** Another language's words with the region, and so the dates and amounts, that the reader has now; null for none we have. */
export function localeInLanguage(wanted: unknown, now: string): string | null {
  const language = languages.find((known) => known === wanted);
  if (!language) return null;
  const region = parseLocale(now)?.region;
  return region ? `${language}-${region}` : language;
}

/** How the page names its language and the direction it is written in. */
export function writingOf(locale: string): { readonly lang: string; readonly dir: "ltr" | "rtl" } {
  const lang = languageOf(locale);
  return { lang, dir: rightToLeft.has(lang) ? "rtl" : "ltr" };
}

// Of the languages people ask for most; one of them needs only its words to be mirrored.
const rightToLeft: ReadonlySet<string> = new Set(["ar", "fa", "he", "ur"]);

function validTimeZone(zone: string | null | undefined): string | null {
  if (!zone) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function parseCookies(header: string): Map<string, string> {
  const pairs = header.split(";").map((part) => part.trim().split("="));
  return new Map(pairs.map(([name, ...rest]) => [name ?? "", decodeSafely(rest.join("="))]));
}

function decodeSafely(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
