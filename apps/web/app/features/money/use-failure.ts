import { useText } from "../../lib/text.ts";
import { failuresText } from "../../messages/failures.ts";

/** Says why a charge or a payout failed in the reader's language; what has no words there as the server says it. */
export function useFailure(): (failure: { readonly sentence: string }) => string {
  const { said } = useText(failuresText);
  return ({ sentence }) => said(sentence);
}
