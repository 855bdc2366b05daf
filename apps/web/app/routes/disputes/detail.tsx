import { href } from "react-router";
import { DisputeFacts, DisputeTurn } from "../../features/disputes/dispute-facts.tsx";
import { DisputeStory } from "../../features/disputes/dispute-story.tsx";
import { PartyDialogs } from "../../features/disputes/party-dialogs.tsx";
import { ReplyForm } from "../../features/disputes/reply-form.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { contractsText } from "../../messages/contracts.ts";
import { disputesText } from "../../messages/disputes.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Split } from "../../ui/split.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import type { Route } from "./+types/detail.ts";

export { action, loader } from "./detail.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(disputesText, matches).title, { hidden: true });

export default function Dispute({ loaderData, actionData }: Route.ComponentProps) {
  const { detail, key } = loaderData;
  const words = useText(disputesText);
  const { contract, milestone, can } = detail;
  const dialogs = { reply: actionData, idempotencyKey: key };
  return (
    <div className="wrap">
      <PageHeader
        title={words.titleOf(milestone.title)}
        badges={<StatusChip of="dispute" state={detail.status} />}
        crumbs={[
          { label: words.title, to: href("/disputes") },
          { label: contract.title, to: href("/contracts/:contract_id", contract) },
          { label: milestone.title },
        ]}
        actions={<Actions can={can} />}
      />
      {actionData?.message && !can.includes("reply") && <FormErrorSummary reply={actionData} />}
      <Split
        main={
          <>
            <DisputeTurn detail={detail} />
            <Section title={words.story}>
              <DisputeStory detail={detail} />
            </Section>
            {can.includes("reply") && (
              <Card title={words.reply}>
                <ReplyForm
                  disputeId={detail.dispute.dispute_id}
                  reply={actionData}
                  idempotencyKey={key}
                  doLabel={words.replyDo}
                  secondary={can.includes("accept_settlement")}
                />
              </Card>
            )}
          </>
        }
        aside={<DisputeFacts detail={detail} />}
      />
      <PartyDialogs detail={detail} {...dialogs} />
    </div>
  );
}

function Actions({ can }: { can: readonly string[] }) {
  const words = useText(contractsText);
  const accept = useDialogHref("accept_settlement");
  const settle = useDialogHref("settle");
  const withdraw = useDialogHref("withdraw_dispute");
  return (
    <>
      {can.includes("accept_settlement") && <Button to={accept}>{words.acceptSettlement}</Button>}
      {can.includes("propose_settlement") && (
        <Button kind="secondary" to={settle}>
          {words.settle}
        </Button>
      )}
      {can.includes("withdraw") && (
        <Button kind="quiet" to={withdraw}>
          {words.withdrawDispute}
        </Button>
      )}
    </>
  );
}
