import { href } from "react-router";
import type { ConfirmationView } from "#api-schema/confirmations.ts";
import { useText } from "../../../lib/text.ts";
import { confirmationsText } from "../../../messages/confirmations.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { When } from "../../../ui/when.tsx";
import { PersonLine } from "../../people/person-line.tsx";
import c from "./cards.module.css";

/** What a request is about: the other side, the contract, and what its maker wrote. */
export function AboutCard({ confirmation }: { confirmation: ConfirmationView }) {
  const { role, owner, client, contract, item, message } = confirmation;
  const words = useText(confirmationsText);
  const other = role === "client" ? owner : client;
  return (
    <Card>
      <div className={c.stack}>
        {other && <PersonLine person={other} />}
        <KeyValue
          facts={[
            { label: words.contractLabel, value: contract.title },
            { label: words.endedOn, value: <When at={contract.ended_at} absolute /> },
          ]}
        />
        {message && (
          <div>
            <h3>{role === "client" ? words.theirWords : words.yourWords}</h3>
            <Prose text={message} />
          </div>
        )}
        {role === "owner" && item?.can.includes("edit") && (
          <Button
            kind="secondary"
            to={href("/portfolios/:portfolio_id/items/:item_id", {
              portfolio_id: item.portfolio_id,
              item_id: item.item_id,
            })}
          >
            {words.edit}
          </Button>
        )}
      </div>
    </Card>
  );
}
