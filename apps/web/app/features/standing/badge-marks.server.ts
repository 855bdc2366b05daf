import { languageOf } from "#api-schema/languages.ts";
import { apiOf, loadOrNull } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import type { BadgeMark } from "./badge-mark.ts";

type Page = Parameters<typeof apiOf>[0];

/** All badges there are as this reader reads them, the weightiest first. */
export async function badgesOffered(page: Page): Promise<BadgeMark[]> {
  const language = languageOf(page.context.get(pageContext).preferences.locale);
  const rules = await loadOrNull(apiOf(page).standing.listBadgeRules());
  return (rules?.data ?? []).map(({ badge, icon, names }) => ({ badge, icon, name: names[language] }));
}

/** How these badges are shown, by their keys; asks for nothing where nobody has one. */
export async function badgeMarks(page: Page, badges: readonly string[]): Promise<ReadonlyMap<string, BadgeMark>> {
  const marks = badges.length === 0 ? [] : await badgesOffered(page);
  return new Map(marks.map((mark) => [mark.badge, mark] as const));
}

/** Those of one person, in their order. */
export async function marksOf(page: Page, badges: readonly string[]): Promise<BadgeMark[]> {
  const marks = await badgeMarks(page, badges);
  return badges.flatMap((badge) => marks.get(badge) ?? []);
}
