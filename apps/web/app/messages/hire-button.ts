import { defineText } from "../lib/text.ts";
import { hireButtonDe } from "./de/hire-button.ts";

export const hireButtonText = defineText({
  en: {
    hire: "Hire",
    hireForThis: "Hire for this",
  },
  de: hireButtonDe,
});
