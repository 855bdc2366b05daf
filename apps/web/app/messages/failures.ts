import { defineText } from "../lib/text.ts";
import { failuresDe } from "./de/failures.ts";

// The server says it in English itself.
const asIs = (english: string): string => english;

/** Why a charge or a payout failed, where the reader's language is not the server's. */
export const failuresText = defineText({ en: { said: asIs }, de: failuresDe });
