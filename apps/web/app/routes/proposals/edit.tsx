import { href } from "react-router";
import { ProposalForm } from "../../features/hiring/proposal-form.tsx";
import { ProjectFacts } from "../../features/projects/project-facts.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Card } from "../../ui/card.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/edit.ts";

export { action, loader } from "./edit.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(hiringText, matches).editTitle, { hidden: true });

export default function EditProposal({ loaderData, actionData }: Route.ComponentProps) {
  const { proposal, project, quote, key } = loaderData;
  const words = useText(hiringText);
  const back = href("/proposals/:proposal_id", { proposal_id: proposal.proposal_id });
  return (
    <div className="wrap">
      <PageHeader
        title={words.editTitle}
        crumbs={[
          { label: words.mineTitle, to: href("/proposals") },
          { label: project.title, to: back },
          { label: words.editTitle },
        ]}
      />
      <Split
        main={
          <ProposalForm
            project={project}
            currencies={[proposal.currency]}
            proposal={proposal}
            quote={(actionData && "quote" in actionData && actionData.quote) || quote}
            idempotencyKey={key}
            reply={actionData}
            cancelTo={back}
          />
        }
        aside={
          <Card look="soft" title={project.title}>
            <ProjectFacts project={project} />
          </Card>
        }
      />
    </div>
  );
}
