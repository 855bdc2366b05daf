import { href } from "react-router";
import { PostingGate } from "../../features/projects/posting-gate.tsx";
import { ProjectForm } from "../../features/projects/project-form.tsx";
import { projectHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { postingText } from "../../messages/posting.ts";
import { projectsText } from "../../messages/projects.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/edit.ts";

export { action, loader } from "./edit.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(postingText, matches).editTitle, { hidden: true });

export default function EditProject({ loaderData, actionData }: Route.ComponentProps) {
  const { project, quote, topics, countries, currencies, formKey } = loaderData;
  const words = useText(postingText);
  const projects = useText(projectsText);
  const { viewer } = useReader();
  const back = projectHref(project.project_id);
  return (
    <div className="wrap">
      <PageHeader
        title={words.editTitle}
        crumbs={[
          { label: projects.title, to: href("/projects") },
          { label: project.title, to: back },
          { label: words.editTitle },
        ]}
      />
      <Split
        main={
          <PostingGate>
            <ProjectForm
              project={project}
              quote={quote}
              topics={topics}
              countries={countries}
              currencies={currencies}
              idempotencyKey={formKey}
              reply={actionData}
              cancelTo={back}
              mayPublish={viewer?.emailVerified === true}
            />
          </PostingGate>
        }
        aside={null}
      />
    </div>
  );
}
