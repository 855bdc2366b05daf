import { bySentence } from "#api-schema/by-sentence.ts";
import { useText } from "../../lib/text.ts";
import { toldText } from "../../messages/told.ts";

/** Says a sentence of the server about money in the reader's language, where we have it; else as it came. */
export function useTold(): (english: string) => string {
  const { sentences } = useText(toldText);
  return (english) => bySentence(sentences, english) ?? english;
}
