import { href } from "react-router";
import { PersonLine } from "../../features/people/person-line.tsx";
import { AnswerCards } from "../../features/portfolios/confirmations/answer-card.tsx";
import { WorkPiece } from "../../features/portfolios/work-piece.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { confirmationsText } from "../../messages/confirmations.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Split } from "../../ui/split.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/detail.ts";

export { action, loader } from "./detail.server.ts";

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(loaderData?.confirmation.item_title ?? headWords(confirmationsText, matches).listTitle, { hidden: true });

export default function Confirmation({ loaderData, actionData }: Route.ComponentProps) {
  const { confirmation } = loaderData;
  const { role, state, owner, client, contract, item, item_title, message, reason } = confirmation;
  const words = useText(confirmationsText);
  const other = role === "client" ? owner : client;
  const lede = role === "client" ? words.theyAsk(owner.name) : words.youAsked(client?.name ?? words.left);
  return (
    <div className="wrap">
      <PageHeader
        title={item_title}
        lede={lede}
        badges={<StatusChip of="confirmation" state={state} />}
        crumbs={[{ label: words.listTitle, to: `${href("/confirmations")}?role=${role}` }, { label: item_title }]}
      />
      <Split
        main={
          <>
            {state !== "asked" && state !== "confirmed" && (
              <Notice title={words.ended[state]}>{reason && <Prose text={reason} />}</Notice>
            )}
            {item ? (
              <WorkPiece item={item} eager headingLevel={2} sizes="(max-width: 980px) 94vw, 860px" />
            ) : (
              <p>{words.gonePiece}</p>
            )}
          </>
        }
        aside={
          <>
            <Card>
              {other && <PersonLine person={other} />}
              <KeyValue
                facts={[
                  { label: words.contractLabel, value: contract.title },
                  { label: words.endedOn, value: <When at={contract.ended_at} absolute /> },
                  ...(message ? [{ label: words.theirWords, value: message }] : []),
                ]}
              />
              {role === "owner" && item?.can.includes("edit") && (
                <Button
                  kind="quiet"
                  to={href("/portfolios/:portfolio_id/items/:item_id", {
                    portfolio_id: item.portfolio_id,
                    item_id: item.item_id,
                  })}
                >
                  {words.edit}
                </Button>
              )}
            </Card>
            <AnswerCards confirmation={confirmation} reply={actionData} />
          </>
        }
      />
    </div>
  );
}
