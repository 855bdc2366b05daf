import { defineText } from "../lib/text.ts";
import { experienceDe } from "./de/experience.ts";

/** What somebody brings along, as their profile shows it. */
export const experienceText = defineText({
  en: {
    certifications: "Certificates",
    states: { unverified: "Not confirmed", verified: "Confirmed", refused: "Not accepted" },
    expired: "Expired",
    issued: (day: string) => `Issued ${day}`,
    validUntil: (day: string) => `valid until ${day}`,
    evidenceShown: (file: string) => `The file of it: ${file}`,
    show: "See it at the issuer",
    history: "History",
    today: "today",
  },
  de: experienceDe,
});
