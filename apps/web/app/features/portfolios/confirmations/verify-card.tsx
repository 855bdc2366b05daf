import { href } from "react-router";
import type { WorkItemView } from "#api-schema/work-items.ts";
import { useText } from "../../../lib/text.ts";
import { confirmationsText } from "../../../messages/confirmations.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import c from "./cards.module.css";
import { VerifiedMark } from "./verified-mark.tsx";

interface VerifyCardProps {
  readonly item: WorkItemView;
  /** A request that the client has not answered yet. */
  readonly waiting: boolean;
}

/** Beside the form of a piece of work: whether a client confirmed it, and the way to ask one. */
export function VerifyCard({ item, waiting }: VerifyCardProps) {
  const words = useText(confirmationsText);
  const { item_id, portfolio_id, verified } = item;
  const lede = verified ? words.cardStands : waiting ? words.cardWaits : words.cardHelp;
  return (
    <Card title={words.card} lede={lede}>
      <div className={c.stack}>
        {verified && <VerifiedMark mark={verified} />}
        <Button
          kind="secondary"
          full
          to={href("/portfolios/:portfolio_id/items/:item_id/confirmation", { portfolio_id, item_id })}
        >
          {verified || waiting ? words.toLook : words.toAsk}
        </Button>
      </div>
    </Card>
  );
}
