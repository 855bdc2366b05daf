import { href } from "react-router";
import { PostingGate } from "../../features/projects/posting-gate.tsx";
import { ProjectForm } from "../../features/projects/project-form.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { postingText } from "../../messages/posting.ts";
import { projectsText } from "../../messages/projects.ts";
import { uiText } from "../../messages/ui.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/new.ts";

export { action, loader } from "./new.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(postingText, matches).title, { hidden: true });

export default function NewProject({ loaderData, actionData }: Route.ComponentProps) {
  const { topics, countries, currencies, formKey, organisations, organisation } = loaderData;
  const words = useText(postingText);
  const projects = useText(projectsText);
  const ui = useText(uiText);
  const { viewer } = useReader();
  return (
    <div className="wrap">
      <PageHeader
        title={words.title}
        lede={words.lede}
        crumbs={[{ label: projects.title, to: href("/projects") }, { label: words.title }]}
      />
      <Split
        main={
          <PostingGate>
            <ProjectForm
              topics={topics}
              countries={countries}
              currencies={currencies}
              organisations={organisations}
              organisation={organisation}
              idempotencyKey={formKey}
              reply={actionData}
              cancelTo={href("/projects")}
              mayPublish={viewer?.emailVerified === true}
            />
          </PostingGate>
        }
        aside={
          <Notice tone="safe" title={ui.protectedFunds}>
            {ui.protectedHelp}
          </Notice>
        }
      />
    </div>
  );
}
