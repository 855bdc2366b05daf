import type { AdminPerson } from "#api-schema/admin.ts";
import { useText } from "../../lib/text.ts";
import { peopleDeskText } from "../../messages/people-desk.ts";
import { Badge } from "../../ui/badge.tsx";

const tones = { active: "live", suspended: "warn", erased: "plain" } as const;

export function AccountBadge({ state }: Pick<AdminPerson, "state">) {
  const words = useText(peopleDeskText);
  return (
    <Badge tone={tones[state]} dot>
      {words.states[state]}
    </Badge>
  );
}
