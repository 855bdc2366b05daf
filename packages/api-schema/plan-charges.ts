// What a charge for a plan was for, as payments and documents keep it in English: the German for pages and notices.
import { type BySentence, bySentence } from "./by-sentence.ts";

export const planChargesDe: BySentence = {
  "Kogi {}, rest of {} to {}": "Kogi {}, Rest von {} bis {}",
  "Kogi {}, {} to {}": "Kogi {}, {} bis {}",
};

/** Anything else, such as the words of a milestone, stays as it is. */
export const planChargeInGerman = (english: string): string => bySentence(planChargesDe, english) ?? english;
