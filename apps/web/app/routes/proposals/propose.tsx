import { href } from "react-router";
import { ProposalForm } from "../../features/hiring/proposal-form.tsx";
import { ProjectFacts } from "../../features/projects/project-facts.tsx";
import { projectHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/propose.ts";

export { action, loader } from "./propose.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(hiringText, matches).proposeTitle, { hidden: true });

export default function Propose({ loaderData, actionData }: Route.ComponentProps) {
  const { project, refusal, currencies, key } = loaderData;
  const words = useText(hiringText);
  const back = projectHref(project.project_id);
  return (
    <div className="wrap">
      <PageHeader
        title={words.proposeTitle}
        lede={words.proposeLede(project.title)}
        crumbs={[
          { label: words.projects, to: href("/projects") },
          { label: project.title, to: back },
          { label: words.proposeTitle },
        ]}
      />
      <Split
        main={
          refusal ? (
            <Notice
              title={words.notNow}
              action={
                <Button kind="secondary" size="sm" to={back}>
                  {words.toProject}
                </Button>
              }
            >
              {words.whyNot[refusal]}
            </Notice>
          ) : (
            <>
              <VerifyFirst />
              <ProposalForm
                project={project}
                currencies={currencies}
                quote={(actionData && "quote" in actionData && actionData.quote) || null}
                idempotencyKey={key}
                reply={actionData}
                cancelTo={back}
              />
            </>
          )
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

function VerifyFirst() {
  const words = useText(hiringText);
  const { viewer } = useReader();
  if (viewer?.emailVerified !== false) return null;
  return (
    <Notice
      tone="warn"
      title={words.verifyFirst}
      action={
        <Button kind="secondary" size="sm" to={href("/verify-email")}>
          {words.verifyAction}
        </Button>
      }
    >
      {words.verifyFirstHelp}
    </Notice>
  );
}
