import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { isCountry, parseLocale } from "#api-schema/languages.ts";
import { assert } from "#platform/errors/index.ts";

const Countries = Type.Array(
  Type.Object({
    code: Type.String(),
    name: Type.String(),
    currency: Type.Union([Type.String(), Type.Null()]),
    time_zone: Type.Union([Type.String(), Type.Null()]),
  }),
);
export type Country = Static<typeof Countries>[number];

// ISO 639-1 codes of the languages with the most speakers and of all countries of Europe.
const LANGUAGE_CODES =
  "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms mt my nb ne nl pa pl ps pt ro ru sk sl so sq sr sv sw ta te th tl tr uk ur uz vi wo xh yo zh zu";

const loaded = new Map<string, readonly Country[]>();

/** All countries by name, from the reference file; read once a process. */
export function countriesOf(projectFolder: string): readonly Country[] {
  const known = loaded.get(projectFolder);
  if (known) return known;
  const parsed: unknown = JSON.parse(readFileSync(join(projectFolder, "db/seeds/reference/countries.json"), "utf8"));
  assert(Value.Check(Countries, parsed), "the countries file has code, name, currency and time zone");
  const countries = parsed.map(({ code, name, currency, time_zone }) => ({ code, name, currency, time_zone }));
  countries.sort((a, b) => a.name.localeCompare(b.name, "en"));
  loaded.set(projectFolder, countries);
  return countries;
}

const scripts = new Intl.DisplayNames("en", { type: "script", fallback: "none" });
const names = new Intl.DisplayNames("en", { type: "language" });

export const languages: readonly { code: string; name: string }[] = LANGUAGE_CODES.split(" ")
  .map((code) => ({ code, name: names.of(code) ?? code }))
  .toSorted((a, b) => a.name.localeCompare(b.name, "en"));

export function isLanguage(code: string): boolean {
  return languages.some((language) => language.code === code);
}

/** A language that people may name, with or without script and country: "pt", "pt-BR", "zh-Hant-TW". */
export function isLocale(tag: string): boolean {
  const locale = parseLocale(tag);
  // Another spelling of the same ("en-UK") would be compared and shown as something else.
  if (!locale || locale.toString() !== tag || !isLanguage(locale.language)) return false;
  if (locale.script && scripts.of(locale.script) === undefined) return false;
  return locale.region === undefined || isCountry(locale.region);
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    // Offsets such as +02:00 are accepted there, but know no summer time.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
