import { href } from "react-router";
import type { DisputeDetail } from "#api-schema/disputes.ts";
import { Submissions } from "../../../features/contracts/submissions.tsx";
import { DecisionList } from "../../../features/disputes/decision-list.tsx";
import { DeskDialogs } from "../../../features/disputes/desk-dialogs.tsx";
import { DisputeFacts, DisputeTurn } from "../../../features/disputes/dispute-facts.tsx";
import { DisputeStory } from "../../../features/disputes/dispute-story.tsx";
import { ReplyForm } from "../../../features/disputes/reply-form.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { lookedAgain } from "../../../lib/unsent.ts";
import { disputesText } from "../../../messages/disputes.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { useDialogHref } from "../../../ui/dialog.tsx";
import { FormErrorSummary } from "../../../ui/form-error-summary.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { Section } from "../../../ui/section.tsx";
import { Split } from "../../../ui/split.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import type { Route } from "./+types/detail.ts";

export { action, loader } from "./detail.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(disputesText, matches).deskTitle, { hidden: true });

export default function DisputeToDecide({ loaderData, actionData }: Route.ComponentProps) {
  const { detail, key } = loaderData;
  const words = useText(disputesText);
  const decide = useDialogHref("decide");
  const { milestone, can } = detail;
  return (
    <>
      <PageHeader
        inset
        title={words.titleOf(milestone.title)}
        badges={<StatusChip of="dispute" state={detail.status} />}
        crumbs={[{ label: words.deskTitle, to: href("/admin/disputes") }, { label: milestone.title }]}
        actions={can.includes("decide") && <Button to={decide}>{words.decide}</Button>}
      />
      {actionData?.message && !can.includes("reply") && <FormErrorSummary reply={actionData} />}
      <Split
        main={
          <>
            <DisputeTurn detail={detail} />
            <DecisionList detail={detail} idempotencyKey={key} />
            <Section title={words.story}>
              <DisputeStory detail={detail} />
            </Section>
            <Agreed agreed={detail.agreed} />
            {can.includes("reply") && (
              <Card title={words.askBoth}>
                <ReplyForm
                  disputeId={detail.dispute.dispute_id}
                  reply={actionData}
                  idempotencyKey={key}
                  doLabel={words.askDo}
                  secondary={can.includes("decide") || can.includes("confirm")}
                />
              </Card>
            )}
          </>
        }
        aside={<DisputeFacts detail={detail} />}
      />
      <DeskDialogs detail={detail} reply={actionData} idempotencyKey={key} />
    </>
  );
}

/** What the two sides agreed to, and what was handed in: the measure of a decision. */
function Agreed({ agreed }: Pick<DisputeDetail, "agreed">) {
  const words = useText(disputesText);
  return (
    <Section title={words.agreed}>
      {(agreed.scope || agreed.milestone) && (
        <Card title={words.scope}>
          {agreed.scope && <Prose text={agreed.scope} />}
          {agreed.milestone && <Prose text={agreed.milestone} />}
        </Card>
      )}
      {agreed.submissions.length === 0 ? (
        <Card title={words.handedIn}>
          <p>{words.nothingHandedIn}</p>
        </Card>
      ) : (
        <Submissions submissions={agreed.submissions} done={false} />
      )}
    </Section>
  );
}
