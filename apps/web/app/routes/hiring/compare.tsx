import { Form, href, useSearchParams, useSubmit } from "react-router";
import { DeclineDialog } from "../../features/hiring/decline-dialog.tsx";
import { InvitedTable } from "../../features/hiring/invited-table.tsx";
import { ProposalCard } from "../../features/hiring/proposal-card.tsx";
import { projectHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { IconInbox } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Select } from "../../ui/select.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { useShownValue } from "../../ui/use-shown.ts";
import type { Route } from "./+types/compare.ts";
import c from "./compare.module.css";

export { action, loader } from "./compare.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(hiringText, matches).proposalsTitle, { hidden: true });

export default function CompareProposals({ loaderData, actionData }: Route.ComponentProps) {
  const { project, proposals, total, sort, filter, more, invitations, moreInvited } = loaderData;
  const words = useText(hiringText);
  const [params] = useSearchParams();
  const path = href("/projects/:project_id/proposals", { project_id: project.project_id });
  const declined = proposals.find((proposal) => proposal.proposal_id === params.get("proposal"));
  const none = filter === "all" || project.proposals_count === 0;
  return (
    <div className={`wrap ${c.page}`}>
      <PageHeader
        title={words.proposalsTitle}
        lede={project.title}
        badges={<StatusChip of="project" state={project.status} />}
        crumbs={[
          { label: words.projects, to: href("/projects") },
          { label: project.title, to: projectHref(project.project_id) },
          { label: words.proposalsTitle },
        ]}
      />
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      <div className={c.tools}>
        <ChipRow
          label={words.which}
          chips={(["open", "shortlisted", "all"] as const).map((which) => ({
            to: `${path}?${new URLSearchParams({ which, sort })}`,
            label: words.filters[which],
            current: which === filter,
          }))}
        />
        <span className={c.total} aria-live="polite">
          {words.proposalsOf(total)}
        </span>
        <Sorting path={path} sort={sort} filter={filter} />
      </div>
      {proposals.length === 0 ? (
        <EmptyState
          icon={<IconInbox size={26} aria-hidden />}
          title={none ? words.noProposals : words.noneHere}
          help={none ? words.noProposalsHelp : words.noneHereHelp}
          action={none && <Button to={href("/people")}>{words.findPeople}</Button>}
        />
      ) : (
        <div className={c.cards}>
          {proposals.map((proposal) => (
            <ProposalCard key={proposal.proposal_id} proposal={proposal} hourly={project.pricing === "hourly"} />
          ))}
          <ShowMore {...more} shown={proposals.length} total={total} />
        </div>
      )}
      {invitations.length > 0 && (
        <Section title={words.invitedTitle} lede={words.invitedHelp}>
          <InvitedTable invitations={invitations} />
          <ShowMore {...moreInvited} shown={invitations.length} />
        </Section>
      )}
      {declined && (
        <DeclineDialog
          title={words.declineTitle(declined.freelancer.name)}
          help={words.declineHelp}
          fields={{ proposal_id: declined.proposal_id }}
          params={["proposal"]}
          reply={actionData}
        />
      )}
    </div>
  );
}

type SortingProps = Pick<Route.ComponentProps["loaderData"], "sort" | "filter"> & { readonly path: string };

function Sorting({ path, sort, filter }: SortingProps) {
  const words = useText(hiringText);
  const submit = useSubmit();
  const shown = useShownValue<HTMLSelectElement>(sort);
  const choices = Object.entries(words.sorts).map(([value, label]) => ({ value, label }));
  return (
    <Form
      method="get"
      action={path}
      className={c.sort}
      onChange={(event) => void submit(event.currentTarget, { preventScrollReset: true })}
    >
      <input type="hidden" name="which" value={filter} />
      <Select ref={shown} name="sort" label={words.sort} hideLabel choices={choices} defaultValue={sort} />
      <noscript>
        <Button kind="secondary" size="sm">
          {words.sort}
        </Button>
      </noscript>
    </Form>
  );
}
