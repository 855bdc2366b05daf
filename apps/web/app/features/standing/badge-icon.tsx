import { IconAward, IconBolt, IconFlag, IconStarFilled, IconTrophy } from "../../ui/icons.ts";

const ICONS: ReadonlyMap<string, typeof IconBolt> = new Map([
  ["trophy", IconTrophy],
  ["star", IconStarFilled],
  ["bolt", IconBolt],
  ["flag", IconFlag],
]);

/** By the name that the badge's rule gives; a name that these pages do not know shows as an award. */
export function BadgeIcon({ icon, size = 15 }: { icon: string; size?: number }) {
  const Icon = ICONS.get(icon) ?? IconAward;
  return <Icon size={size} aria-hidden />;
}
