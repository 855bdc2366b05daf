// How notices get their words: a table a language, English deciding which there are. A notice that has no German does
// not compile.
import { type Language, languageOf, languages } from "#api-schema/languages.ts";
import { formatMoney, money } from "#money";

/** A type and no interface: it is told to open pages as JSON. */
export type Said = { readonly title: string; readonly body: string };
/** Says it in a person's language: "de-AT" means German words with Austrian amounts. */
export type Saying = (locale: string) => Said;

export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** How this locale writes what stands between the words. */
export interface Writing {
  amount(value: Amount): string;
  /** In UTC: a mail has no other time zone to go by. */
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
  return (choose) => (locale) => {
    const { title, body = "" } = choose(tongues[languageOf(locale)](writingOf(locale)));
    return { title, body };
  };
}

/** The same words in all languages, with the amounts and dates of the person's own region in the person's own. */
export function inEveryLanguage(saying: Saying, locale: string): Readonly<Record<Language, Said>> {
  const own = languageOf(locale);
  const said = languages.map((language) => [language, saying(language === own ? locale : language)]);
  return Object.fromEntries(said) as Record<Language, Said>; // of the list of all of them
}

function writingOf(locale: string): Writing {
  return {
    amount: (value) => formatMoney(money(BigInt(value.amount), value.currency), locale),
    day: (instant) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant)),
    number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value),
  };
}
