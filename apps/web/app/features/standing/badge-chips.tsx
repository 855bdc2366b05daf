import { Badge } from "../../ui/badge.tsx";
import { BadgeIcon } from "./badge-icon.tsx";
import type { BadgeMark } from "./badge-mark.ts";

/** The badges somebody holds, in short. */
export function BadgeChips({ badges }: { badges: readonly BadgeMark[] }) {
  return badges.map(({ badge, icon, name }) => (
    <Badge key={badge} tone="act" icon={<BadgeIcon icon={icon} />}>
      {name}
    </Badge>
  ));
}
