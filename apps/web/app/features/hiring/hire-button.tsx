import { href } from "react-router";
import type { UserView } from "#api-schema/users.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";

interface HireButtonProps {
  readonly user: Pick<UserView, "user_id" | "handle" | "user_type">;
  /** As wide as what it stands in. */
  readonly full?: boolean;
}

/** Leads a client to an offer for this freelancer. */
export function HireButton({ user, full = false }: HireButtonProps) {
  const words = useText(hiringText);
  const { viewer } = useReader();
  if (user.user_type !== "freelancer" || viewer?.userId === user.user_id) return null;
  if (viewer && !viewer.roles.includes("client")) return null;
  return (
    <Button to={href("/hire/:handle", { handle: `@${user.handle}` })} full={full}>
      {words.hire}
    </Button>
  );
}
