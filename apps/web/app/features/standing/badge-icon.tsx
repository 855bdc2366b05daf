import type { BadgeName } from "#api-schema/standing-views.ts";
import { IconBolt, IconFlag, IconStarFilled, IconTrophy } from "../../ui/icons.ts";

const ICONS: Readonly<Record<BadgeName, typeof IconBolt>> = {
  top_rated: IconTrophy,
  ten_five_stars: IconStarFilled,
  fast_answer: IconBolt,
  first_project: IconFlag,
};

export function BadgeIcon({ badge, size = 15 }: { badge: BadgeName; size?: number }) {
  const Icon = ICONS[badge];
  return <Icon size={size} aria-hidden />;
}
