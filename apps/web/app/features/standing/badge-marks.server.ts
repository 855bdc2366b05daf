import { languageOf } from "#api-schema/languages.ts";
import { apiOf, loadOrNull } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import type { BadgeMark } from "./badge-mark.ts";

type Page = Parameters<typeof apiOf>[0];

/** How these badges are shown to this reader, by their keys; asks for nothing where nobody has one. */
export async function badgeMarks(page: Page, badges: readonly string[]): Promise<ReadonlyMap<string, BadgeMark>> {
  if (badges.length === 0) return new Map();
  const language = languageOf(page.context.get(pageContext).preferences.locale);
  const rules = await loadOrNull(apiOf(page).standing.listBadgeRules());
  return new Map(
    (rules?.data ?? []).map(({ badge, icon, names }) => [badge, { badge, icon, name: names[language] }] as const),
  );
}

/** Those of one person, in their order. */
export async function marksOf(page: Page, badges: readonly string[]): Promise<BadgeMark[]> {
  const marks = await badgeMarks(page, badges);
  return badges.flatMap((badge) => marks.get(badge) ?? []);
}
