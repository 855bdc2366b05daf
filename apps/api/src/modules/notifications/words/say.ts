// How notices get their words: a table a language, English deciding which there are. A notice that has no German does
// not compile.
import { type Language, languageOf, languages } from "#api-schema/languages.ts";
import { formatMoney, keptFormat, money } from "#money";

/** A type and no interface: it is told to open pages as JSON. */
export type Said = { readonly title: string; readonly body: string };
/** Says it in a person's language and days: "de-AT" means German words with Austrian amounts. */
export type Saying = (locale: string, timeZone?: string) => Said;

export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** How this locale writes what stands between the words. */
export interface Writing {
  amount(value: Amount): string;
  /** The day that an instant falls on where the person is; a plain day ("2026-11-05") is that day everywhere. */
  day(instant: string): string;
  number(value: number): string;
}

interface Words {
  readonly title: string;
  readonly body?: string;
}

type Choosing<All> = (choose: (words: All) => Words) => Saying;

/** Makes sayings out of one area's words: `hiring((words) => words.invited(news))`. */
export function sayings<All>(
  english: (write: Writing) => All,
  others: { readonly [Tongue in Exclude<Language, "en">]: (write: Writing) => NoInfer<All> },
): Choosing<All> {
  const tongues = { en: english, ...others };
  return (choose) => (locale, timeZone) => {
    const { title, body = "" } = choose(tongues[languageOf(locale)](writingOf(locale, timeZone)));
    return { title, body };
  };
}

/** The same words in all languages, with the amounts and dates of the person's own region in the person's own. */
export function inEveryLanguage(saying: Saying, locale: string, timeZone?: string): Readonly<Record<Language, Said>> {
  const own = languageOf(locale);
  const said = languages.map((language) => [language, saying(language === own ? locale : language, timeZone)]);
  return Object.fromEntries(said) as Record<Language, Said>; // of the list of all of them
}

function writingOf(locale: string, timeZone = "UTC"): Writing {
  const zoneOf = (when: string) => (when.length === 10 ? "UTC" : timeZone);
  const daysIn = (zone: string) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zone });
  return {
    amount: (value) => formatMoney(money(BigInt(value.amount), value.currency), locale),
    day: (when) => keptFormat(`long day ${locale} ${zoneOf(when)}`, () => daysIn(zoneOf(when))).format(new Date(when)),
    number: (value) =>
      keptFormat(`tenths ${locale}`, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })).format(value),
  };
}
