import { failuresEn, isFailureCode } from "#api-schema/failures.ts";

/** What a provider's code means for the person who pays. */
export function declineSentence(code: string): string {
  return isFailureCode(code) ? failuresEn[code] : failuresEn.card_refused;
}
