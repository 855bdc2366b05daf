import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { toldText } from "../../messages/told.ts";

/** Says a sentence of the server about money in the reader's language, where we have it; else as it came. */
export function useTold(): (english: string) => string {
  const { say } = useText(toldText);
  const reader = useReader();
  return (english) => say(english, (day) => formatDate(day, reader));
}
