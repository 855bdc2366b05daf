// What a charge for a plan was for, as payments and documents keep it in English: the German for pages and notices.
import { type BySentence, bySentence } from "./by-sentence.ts";

export const planChargesDe: BySentence = {
  "Kogi {}, rest of {} to {}": "Kogi {}, Rest von {} bis {}",
  "Kogi {}, {} to {}": "Kogi {}, {} bis {}",
};

const DAYS = /(Kogi [^,]+, (?:rest of )?)(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/;

export type WriteDay = (day: string) => string;

/** With the days as the reader writes them. Anything else, such as the words of a milestone, stays as it is. */
export const planCharge = (english: string, day: WriteDay): string =>
  english.replace(DAYS, (_, before: string, from: string, to: string) => `${before}${day(from)} to ${day(to)}`);

export function planChargeInGerman(english: string, day: WriteDay): string {
  const told = planCharge(english, day);
  return bySentence(planChargesDe, told) ?? told;
}
