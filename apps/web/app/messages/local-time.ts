import { defineText } from "../lib/text.ts";
import { localTimeDe } from "./de/local-time.ts";

export const localTimeText = defineText({ en: { label: "Local time" }, de: localTimeDe });
