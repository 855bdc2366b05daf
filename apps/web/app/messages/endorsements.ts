import { defineText, plural } from "../lib/text.ts";
import { endorsementsDe } from "./de/endorsements.ts";

export const endorsementsText = defineText({
  en: {
    vouchers: (names: readonly string[], others: number) => {
      if (names.length === 0)
        return plural(others, { one: "# person vouches for this", other: "# people vouch for this" });
      if (others > 0)
        return `${names.join(", ")} ${plural(others, { one: "and # other vouch", other: "and # others vouch" })} for this`;
      return `${names.join(" and ")} ${names.length === 1 ? "vouches" : "vouch"} for this`;
    },
    workedTogether: (count: number) =>
      plural(count, { one: "# of them from a finished contract", other: "# of them from finished contracts" }),
    title: (name: string, skill: string | null) =>
      skill === null ? `Who vouches for ${name}` : `Who vouches for ${name}: ${skill}`,
    headLede: (name: string) => `Who vouches for the skills of ${name}, and who has worked with them.`,
    nobody: "Nobody vouches for this yet",
    nobodyHelp: (name: string) => `Who has worked with ${name} can do so beside each skill.`,
    toProfile: "Go to the profile",
    worked: "Finished a contract together",
    hide: "Hide",
    hideOf: (name: string, skill: string) => `Hide the word of ${name} for ${skill}`,
    show: "Show again",
    showOf: (name: string, skill: string) => `Show again: the word of ${name} for ${skill}`,
    hidden: "Only you see this",
    endorse: (name: string, skill: string) => `Vouch for ${name}: ${skill}`,
    withdraw: (name: string, skill: string) => `Vouched for ${name}: ${skill}. Take it back`,
    endorseShort: "Vouch",
    endorsed: "Vouched",
  },
  de: endorsementsDe,
});
