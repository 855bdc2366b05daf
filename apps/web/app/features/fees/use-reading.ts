import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import type { Reading } from "./amounts-text.ts";

/** How this reader writes the amounts of a fee. */
export function useReading(): Reading {
  const { locale } = useReader();
  return { locale, bounds: useText(feesText).bounds };
}
