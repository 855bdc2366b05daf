import { href } from "react-router";
import type { UserView } from "#api-schema/users.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { hireButtonText } from "../../messages/hire-button.ts";
import { Button } from "../../ui/button.tsx";

interface HireButtonProps {
  readonly user: Pick<UserView, "user_id" | "handle" | "works">;
  /** As wide as what it stands in. */
  readonly full?: boolean;
  /** The work that one may be hired for: a portfolio, or a piece in it. */
  readonly work?: { readonly portfolio_id: string; readonly item_id?: string };
}

/** Leads a client to an offer for this freelancer. */
export function HireButton({ user, full = false, work }: HireButtonProps) {
  const words = useText(hireButtonText);
  const { viewer } = useReader();
  if (!user.works || viewer?.userId === user.user_id) return null;
  if (viewer && !viewer.roles.includes("client")) return null;
  const to = href("/hire/:handle", { handle: `@${user.handle}` });
  if (!work)
    return (
      <Button to={to} full={full}>
        {words.hire}
      </Button>
    );
  const { portfolio_id, item_id } = work;
  const search = new URLSearchParams({ portfolio: portfolio_id, ...(item_id ? { item: item_id } : {}) });
  return (
    <Button to={`${to}?${search}`} full={full} {...(item_id ? { kind: "secondary", size: "sm" } : {})}>
      {words.hireForThis}
    </Button>
  );
}
