import { defineText } from "../lib/text.ts";
import { storageDe } from "./de/storage.ts";

/** The room for one's files. */
export const storageText = defineText({
  en: {
    title: "Storage",
    used: (used: string, limit: string) => `${used} of ${limit} used`,
    unlimited: (used: string) => `${used} used, without limit`,
    nearlyFull: "Your storage is nearly full",
    full: "Your storage is full",
    whatToDo:
      "Nothing you have is lost; what no longer fits is refused when you send it. Delete work you no longer show, which makes room within three days, or take a plan with more of it.",
    toFiles: "Go through your files",
    toWorks: "Go through your portfolios",
    toPlans: "See the plans",
  },
  de: storageDe,
});
