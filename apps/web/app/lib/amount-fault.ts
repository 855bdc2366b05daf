import { isCurrency, minorDigits } from "#money";
import { formText } from "../messages/form.ts";
import { exampleAmount, isTypedTooLarge } from "./money-text.ts";
import { textFor } from "./text.ts";

interface TypedAmount {
  readonly typed: string;
  readonly currency: string;
  readonly locale: string;
}

/** What to say of a refused amount. The page's sentence shows one with cents; other currencies get an example of theirs. */
export function amountFault({ typed, currency, locale }: TypedAmount, refusal: string): string {
  const words = textFor(formText, locale);
  if (isTypedTooLarge(typed, currency, locale)) return words.amountTooLarge;
  const hasCents = !isCurrency(currency) || minorDigits[currency] === 2;
  return hasCents ? refusal : words.amountLike(exampleAmount(currency, locale));
}
