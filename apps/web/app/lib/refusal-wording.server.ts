import type { Wording } from "#api-schema/client.ts";
import { refusalSentencesDe } from "../messages/de/refusal-sentences.ts";
import { refusalsDe } from "../messages/de/refusals.ts";
import { languageOf } from "./text.ts";

/**
 * Says what the API refuses in the reader's language: a sentence of its own for the case first, then the one of its code.
 * What has neither stays in English, which is better than nothing.
 */
export function wordingFor(locale: string): Wording {
  return languageOf(locale) === "de" ? inGerman : (problem) => problem;
}

const inGerman: Wording = (problem) => ({
  ...problem,
  detail: germanOf(problem.detail) ?? refusalsDe[problem.code] ?? problem.detail,
  ...(problem.errors
    ? { errors: problem.errors.map((error) => ({ ...error, detail: germanOf(error.detail) ?? error.detail })) }
    : {}),
});

const patterns = Object.entries(refusalSentencesDe)
  .filter(([english]) => english.includes("{}"))
  .map(([english, german]) => ({
    pattern: new RegExp(`^${english.split("{}").map(RegExp.escape).join("(.+)")}$`),
    german,
  }));

function germanOf(english: string): string | undefined {
  const whole = refusalSentencesDe[english];
  if (whole !== undefined) return whole;
  for (const { pattern, german } of patterns) {
    const holes = pattern.exec(english)?.slice(1);
    if (holes) return german.replace(/\{\}/g, () => holes.shift() ?? "");
  }
  return undefined;
}
