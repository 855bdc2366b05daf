import { pluralDe } from "../../lib/text.ts";

export const endorsementsDe = {
  vouchers: (names: readonly string[], others: number) => {
    if (names.length === 0)
      return pluralDe(others, { one: "# Person steht dafür ein", other: "# Leute stehen dafür ein" });
    if (others > 0)
      return `${names.join(", ")} ${pluralDe(others, { one: "und # weitere Person stehen", other: "und # weitere stehen" })} dafür ein`;
    return `${names.join(" und ")} ${names.length === 1 ? "steht" : "stehen"} dafür ein`;
  },
  workedTogether: (count: number) =>
    pluralDe(count, { one: "# davon aus einem beendeten Vertrag", other: "# davon aus beendeten Verträgen" }),
  title: (name: string, skill: string | null) =>
    skill === null ? `Wer für ${name} einsteht` : `Wer für ${name} einsteht: ${skill}`,
  headLede: (name: string) =>
    `Wer für das Können von ${name} einsteht, und wer davon schon mit ${name} gearbeitet hat.`,
  nobody: "Noch steht niemand dafür ein",
  nobodyHelp: (name: string) => `Wer mit ${name} gearbeitet hat, kann das neben jeder Fähigkeit tun.`,
  toProfile: "Zum Profil",
  worked: "Gemeinsam einen Vertrag beendet",
  hide: "Ausblenden",
  hideOf: (name: string, skill: string) => `Ausblenden: das Wort von ${name} für ${skill}`,
  show: "Wieder zeigen",
  showOf: (name: string, skill: string) => `Wieder zeigen: das Wort von ${name} für ${skill}`,
  hidden: "Nur du siehst das",
  endorse: (name: string, skill: string) => `Einstehen für ${name}: ${skill}`,
  withdraw: (name: string, skill: string) => `Eingestanden für ${name}: ${skill}. Zurücknehmen`,
  endorseShort: "Einstehen",
  endorsed: "Eingestanden",
};
