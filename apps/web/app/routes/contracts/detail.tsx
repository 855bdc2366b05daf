import { href } from "react-router";
import { ActivityList } from "../../features/contracts/activity-list.tsx";
import { ContractDialogs } from "../../features/contracts/contract-dialogs.tsx";
import { ContractReviews } from "../../features/contracts/contract-reviews.tsx";
import { MilestoneDialogs } from "../../features/contracts/milestone-dialogs.tsx";
import { MilestoneSteps } from "../../features/contracts/milestone-steps.tsx";
import { MoneyCard } from "../../features/contracts/money-card.tsx";
import { TermsCard } from "../../features/contracts/terms-card.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Button } from "../../ui/button.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { IconPlus } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import type { Route } from "./+types/detail.ts";
import c from "./detail.module.css";

export { action, loader } from "./detail.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(loaderData ? loaderData.contract.title : headWords(contractsText, matches).title, { hidden: true });

export default function Contract({ loaderData, actionData }: Route.ComponentProps) {
  const { contract, activity, more, key } = loaderData;
  const words = useText(contractsText);
  const propose = useDialogHref("propose_milestone");
  const other = contract.role === "freelancer" ? contract.client : contract.freelancer;
  const dialogs = { reply: actionData, idempotencyKey: key };
  const ended = contract.status !== "active" && contract.status !== "disputed";
  return (
    <div className="wrap">
      <PageHeader
        title={contract.title}
        lede={words.withPerson(other.name)}
        badges={<StatusChip of="contract" state={contract.status} />}
        crumbs={[{ label: words.title, to: href("/contracts") }, { label: contract.title }]}
      />
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      {contract.role === "keeper" && <Notice>{words.lookingOn(contract.client.name)}</Notice>}
      <div className={c.layout}>
        <div className={c.work}>
          {ended && contract.role !== "keeper" && (
            <Section title={words.reviews}>
              <ContractReviews contract={contract} idempotencyKey={key} reply={actionData} />
            </Section>
          )}
          <Section
            title={words.milestones}
            action={
              contract.can.includes("propose_milestone") && (
                <Button kind="secondary" size="sm" to={propose} icon={<IconPlus aria-hidden />}>
                  {words.proposeMilestone}
                </Button>
              )
            }
          >
            <MilestoneSteps contract={contract} />
          </Section>
        </div>
        <aside className={c.side}>
          <MoneyCard contract={contract} />
          <TermsCard contract={contract} />
        </aside>
        <div className={c.log}>
          <Section title={words.activity}>
            <ActivityList activities={activity} />
            <ShowMore {...more} shown={activity.length} />
          </Section>
        </div>
      </div>
      <MilestoneDialogs {...dialogs} contract={contract} />
      <ContractDialogs {...dialogs} contract={contract} />
    </div>
  );
}
