import { href } from "react-router";
import { FileList } from "../../features/media/file-list.tsx";
import { OrganisationLine } from "../../features/organisations/organisation-line.tsx";
import { PersonLine } from "../../features/people/person-line.tsx";
import { ProjectFacts } from "../../features/projects/project-facts.tsx";
import { ProjectNextSteps } from "../../features/projects/project-next-steps.tsx";
import { ProjectResult } from "../../features/projects/project-result.tsx";
import { isJob, structuredProject } from "../../features/projects/structured-project.ts";
import { projectHref, projectsAskingFor, projectsTagged } from "../../lib/links.ts";
import { pageTitle, StructuredData } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { projectsText } from "../../messages/projects.ts";
import { uiText } from "../../messages/ui.ts";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Section } from "../../ui/section.tsx";
import { SkillList } from "../../ui/skill-list.tsx";
import { Split } from "../../ui/split.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/detail.ts";
// What few readers see comes when it is shown; its styles are there from the start.
import "../../ui/control.module.css";
import "../../ui/dialog.module.css";
import "../../ui/field.module.css";
import c from "./detail.module.css";

export { action, loader } from "./detail.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ loaderData }) => {
  if (!loaderData) return [];
  const { project, origin } = loaderData;
  const { project_id, title, description, status, visibility } = project;
  return pageTitle(title, {
    description,
    image: `/api/projects/${project_id}/share-image.png`,
    home: { origin, path: projectHref(project_id) },
    hidden: status === "draft" || visibility !== "public",
  });
};

export default function Project({ loaderData, actionData }: Route.ComponentProps) {
  const { project, topic, others, origin } = loaderData;
  const words = useText(projectsText);
  const ui = useText(uiText);
  const { organisation, screening_questions: questions, skills } = project;
  const skillHref = (name: string) => projectsAskingFor(skills.find((skill) => skill.name === name)?.slug ?? name);
  return (
    <div className="wrap">
      {isJob(project) && <StructuredData data={import.meta.env.SSR ? structuredProject(project, origin) : null} />}
      <PageHeader
        crumbs={[
          { label: words.title, to: href("/projects") },
          ...(topic ? [{ label: topic, to: `${href("/projects")}?topic=${project.category_id}` }] : []),
          { label: project.title },
        ]}
        title={project.title}
        badges={
          <>
            <StatusChip of="project" state={project.status} />
            {topic && <Badge>{topic}</Badge>}
          </>
        }
        lede={
          <>
            {ui.posted} <When at={project.published_at ?? project.created_at} />
            {organisation && ` · ${organisation.name}`}
          </>
        }
      />
      {actionData && <FormErrorSummary reply={actionData} />}
      <Split
        asideFirst
        main={
          <>
            <Prose text={project.description} />
            {skills.length > 0 && (
              <Section title={words.skills}>
                <SkillList skills={skills.map((skill) => skill.name)} to={skillHref} />
              </Section>
            )}
            {project.tags.length > 0 && (
              <Section title={words.tags}>
                <SkillList skills={project.tags} to={projectsTagged} />
              </Section>
            )}
            {questions.length > 0 && (
              <Section title={words.questions} lede={words.questionsHelp}>
                <ol className={c.questions}>
                  {questions.map((question) => (
                    <li key={question.question_id}>
                      {question.text} {question.required && <Badge>{words.required}</Badge>}
                    </li>
                  ))}
                </ol>
              </Section>
            )}
            {project.attachments.length > 0 && (
              <Section title={words.files}>
                <FileList files={project.attachments} />
              </Section>
            )}
            {others.length > 0 && (
              <Section title={words.more(organisation?.name ?? project.owner.name)}>
                {others.map((other) => (
                  <ProjectResult key={other.projectId} project={other} />
                ))}
              </Section>
            )}
          </>
        }
        aside={
          <>
            <Card look="raised">
              <ProjectFacts project={project} />
              <ProjectNextSteps project={project} />
            </Card>
            <Notice tone="safe" title={ui.protectedFunds}>
              {words.safe}
            </Notice>
            <Card title={words.aboutClient} headingLevel={2}>
              <div className={c.client}>
                {organisation && <OrganisationLine organisation={organisation} />}
                <PersonLine person={project.owner} {...(organisation ? { note: words.actsFor } : {})} />
              </div>
            </Card>
          </>
        }
      />
    </div>
  );
}
