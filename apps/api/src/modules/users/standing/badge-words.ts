// What a badge is called and why it was given: the rule's words (`users.badge_rules`) with the badge's own bounds. Pure.
import { type Language, languages } from "#api-schema/languages.ts";
import type { BadgeWords } from "#api-schema/standing-views.ts";

/** What stands in `badge_rules.words`: English at least, other languages as far as there are words. */
export type BadgeTemplates = { readonly [Tongue in Language]?: { readonly name: string; readonly reason: string } };

/** What was measured and asked for when it was given. */
export interface Bounds {
  readonly value: number;
  readonly needed: number;
  readonly score_min: number | null;
}

const MINUTES_AN_HOUR = 60;
const PLACE = /\{(value|needed|hours|score)(?::([^{}|]*)\|([^{}|]*))?\}/g;

export function badgeWords(badge: string, templates: BadgeTemplates, bounds: Bounds): BadgeWords {
  const said = languages.map((language) => {
    const { name, reason } = templates[language] ?? templates.en ?? { name: badge, reason: "" };
    return [language, { name, reason: fill(reason, bounds, language) }];
  });
  return Object.fromEntries(said) as BadgeWords; // of the list of all of them
}

export function badgeNames(badge: string, templates: BadgeTemplates): Readonly<Record<Language, string>> {
  const names = languages.map((language) => [language, (templates[language] ?? templates.en)?.name ?? badge]);
  return Object.fromEntries(names) as Record<Language, string>; // of the list of all of them
}

function fill(reason: string, { value, needed, score_min }: Bounds, language: Language): string {
  const numbers: Readonly<Record<string, number | null>> = {
    value,
    needed,
    hours: needed / MINUTES_AN_HOUR,
    score: score_min,
  };
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return reason.replace(PLACE, (_place, name: string, one?: string, other?: string) => {
    const number = numbers[name] ?? 0;
    const written = format.format(number);
    return other === undefined ? written : ((number === 1 ? one : other) ?? "").replace("#", written);
  });
}
