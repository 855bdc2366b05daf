import { href } from "react-router";
import { AboutCard } from "../../features/portfolios/confirmations/about-card.tsx";
import { AnswerCards } from "../../features/portfolios/confirmations/answer-card.tsx";
import { WorkPiece } from "../../features/portfolios/work-piece.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { confirmationsText } from "../../messages/confirmations.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Split } from "../../ui/split.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import type { Route } from "./+types/detail.ts";

export { action, loader } from "./detail.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(loaderData?.confirmation.item_title ?? headWords(confirmationsText, matches).listTitle, { hidden: true });

export default function Confirmation({ loaderData, actionData }: Route.ComponentProps) {
  const { confirmation, piece } = loaderData;
  const { role, state, owner, client, item_title, reason } = confirmation;
  const words = useText(confirmationsText);
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
            {piece ? (
              <WorkPiece item={piece} eager headingLevel={2} sizes="(max-width: 980px) 94vw, 860px" />
            ) : (
              <p>{words.gonePiece}</p>
            )}
          </>
        }
        aside={
          <>
            <AboutCard confirmation={confirmation} />
            <AnswerCards confirmation={confirmation} reply={actionData} />
          </>
        }
      />
    </div>
  );
}
