import { bySentence } from "#api-schema/by-sentence.ts";
import type { Wording } from "#api-schema/client.ts";
import { languageOf } from "#api-schema/languages.ts";
import { refusalSentencesDe } from "../messages/de/refusal-sentences.ts";
import { refusalsDe } from "../messages/de/refusals.ts";

/**
 * Says what the API refuses in the reader's language: a sentence of its own for the case first, then the one of its code.
 * What has neither stays in English, which is better than nothing.
 */
export function wordingFor(locale: string): Wording {
  return languageOf(locale) === "de" ? inGerman : (problem) => problem;
}

const inGerman: Wording = (problem) => {
  const detail = germanOf(problem.detail) ?? refusalsDe[problem.code] ?? problem.detail;
  // A refusal of one field says there what it says of the whole.
  const ofField = (english: string) => (english === problem.detail ? detail : (germanOf(english) ?? english));
  const errors = problem.errors?.map((error) => ({ ...error, detail: ofField(error.detail) }));
  return { ...problem, detail, ...(errors ? { errors } : {}) };
};

const germanOf = (english: string): string | undefined => bySentence(refusalSentencesDe, english);
