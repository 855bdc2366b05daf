import type { BadgeRuleView } from "#api-schema/standing-views.ts";

/** What stands of a badge beside a name: badges are data, so its words and its picture come with it. */
export interface BadgeMark extends Pick<BadgeRuleView, "badge" | "icon"> {
  readonly name: string;
}
