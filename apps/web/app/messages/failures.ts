import { defineText } from "../lib/text.ts";
import { failuresDe } from "./de/failures.ts";

// The server says it in English itself.
const none: Readonly<Record<string, string>> = {};

/** Why a charge or a payout failed, by code, where the reader's language is not the server's. */
export const failuresText = defineText({ en: { byCode: none }, de: failuresDe });
