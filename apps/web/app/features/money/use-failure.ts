import { useText } from "../../lib/text.ts";
import { failuresText } from "../../messages/failures.ts";

interface Failure {
  readonly code: string;
  readonly sentence: string;
}

/** Says why a charge or a payout failed in the reader's language; a code that has no words there as the server says it. */
export function useFailure(): (failure: Failure) => string {
  const { byCode } = useText(failuresText);
  return ({ code, sentence }) => byCode[code] ?? sentence;
}
