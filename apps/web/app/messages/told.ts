import type { BySentence } from "#api-schema/by-sentence.ts";
import { defineText } from "../lib/text.ts";
import { toldDe } from "./de/told.ts";

// The server says them in English itself.
const none: BySentence = {};

/** What the server tells about money in sentences of its own, beside refusals: lines of a price, why money waits. */
export const toldText = defineText({ en: { sentences: none }, de: toldDe });
