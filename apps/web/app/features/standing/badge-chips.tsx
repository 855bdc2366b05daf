import type { BadgeName } from "#api-schema/standing-views.ts";
import { useText } from "../../lib/text.ts";
import { standingText } from "../../messages/standing.ts";
import { Badge } from "../../ui/badge.tsx";
import { BadgeIcon } from "./badge-icon.tsx";

/** The badges somebody holds, in short. */
export function BadgeChips({ badges }: { badges: readonly BadgeName[] }) {
  const words = useText(standingText);
  return badges.map((badge) => (
    <Badge key={badge} tone="act" icon={<BadgeIcon badge={badge} />}>
      {words.badgeNames[badge]}
    </Badge>
  ));
}
