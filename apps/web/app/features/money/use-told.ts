import { bySentence } from "#api-schema/by-sentence.ts";
import { planCharge } from "#api-schema/plan-charges.ts";
import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { toldText } from "../../messages/told.ts";

/** Says a sentence of the server about money in the reader's language, where we have it; else as it came. */
export function useTold(): (english: string) => string {
  const { sentences } = useText(toldText);
  const reader = useReader();
  return (english) => {
    const told = planCharge(english, (day) => formatDate(day, reader));
    return bySentence(sentences, told) ?? told;
  };
}
