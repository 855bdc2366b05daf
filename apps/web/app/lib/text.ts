import { type Language, languageOf } from "#api-schema/languages.ts";
import { pseudoLanguage, pseudoWords } from "./pseudo-words.ts";
import { useReader } from "./reader.ts";

/** Each in its own words: who looks for their language does not read the others. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** The shape of words, whatever they say: the same keys, and the same parameters where a word is a function. */
export type Translation<Words> = Words extends string
  ? string
  : Words extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : Words extends readonly (infer Item)[]
      ? readonly Translation<Item>[]
      : { readonly [Key in keyof Words]: Translation<Words[Key]> };

/** Words of one area of the product, to be read by `useText`, `textFor` or `headWords` in the reader's language. */
export interface Text<Words> {
  readonly tongues: { readonly [Tongue in Language]: Words };
}
export type WordsOf<Area> = Area extends Text<infer Words> ? Words : never;

/** A word with parameters is a function, so a missing one does not compile; nor does a word that one language lacks. */
export function defineText<const Words>(
  words: { readonly en: Words } & { readonly [Tongue in Exclude<Language, "en">]: Translation<Words> },
): Text<Translation<Words>> {
  // A literal's own type is narrower than what its words may say.
  return { tongues: words } as unknown as Text<Translation<Words>>;
}

/** The words for a locale, for loaders and actions; components use `useText`. */
export function textFor<Words>({ tongues }: Text<Words>, locale: string): Words {
  // Such a page has no script: nothing of it is sent to the browser.
  if (import.meta.env.SSR && locale === pseudoLanguage) return pseudoWords(tongues.en);
  // The browser is sent one language alone (../../languages); the page is loaded anew when the reader takes another.
  return tongues[languageOf(locale)] || tongues.en || tongues.de;
}

export function useText<Words>(text: Text<Words>): Words {
  return textFor(text, useReader().locale);
}

interface CountForms {
  readonly one: string;
  readonly other: string;
}

const english = new Intl.NumberFormat("en");
const german = new Intl.NumberFormat("de");

/** Chooses the form that a count takes in English, and writes the number as English does. */
export function plural(count: number, forms: CountForms): string {
  return (count === 1 ? forms.one : forms.other).replace("#", english.format(count));
}

/** The same in German. */
export function pluralDe(count: number, forms: CountForms): string {
  return (count === 1 ? forms.one : forms.other).replace("#", german.format(count));
}
