import { href, useSearchParams } from "react-router";
import type { ProjectView } from "#api-schema/projects.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { postingText } from "../../messages/posting.ts";
import { projectsText } from "../../messages/projects.ts";
import { Button } from "../../ui/button.tsx";
import { Form, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import c from "./project-next-steps.module.css";

const keepersAlone = ["publish", "edit", "see_proposals"];

/** Whether the reader keeps the project: as the client who wrote it, or as one who keeps its organisation. */
export function isKept({ can }: Pick<ProjectView, "can">): boolean {
  return can.some((action) => keepersAlone.includes(action));
}

/** What whoever keeps the project may do with it now. */
export function OwnProject({ project }: { project: ProjectView }) {
  const words = useText(postingText);
  const projects = useText(projectsText);
  const submitting = useSubmitting();
  const { viewer } = useReader();
  const [search] = useSearchParams();
  const { project_id, can, organisation } = project;
  const ofOthers = organisation && viewer?.userId !== project.user_id;
  const draft = organisation ? words.draftNoteOf(organisation.name) : words.draftNote;
  const posted = ofOthers ? projects.keptFor(organisation.name) : projects.yourProject;
  return (
    <div className={c.action}>
      {project.status === "draft" && search.has("not_posted") && (
        <Notice tone="warn" title={words.notPosted}>
          {words.notPostedHelp}
        </Notice>
      )}
      <p className={c.note}>{project.status === "draft" ? draft : posted}</p>
      {can.includes("see_proposals") && (
        <Button to={href("/projects/:project_id/proposals", { project_id })} full>
          {projects.seeProposals(project.proposals_count)}
        </Button>
      )}
      <Form className={c.steps}>
        {can.includes("publish") && (
          <Button name="intent" value="publish" loading={submitting} full>
            {words.publishNow}
          </Button>
        )}
        {can.includes("edit") && (
          <Button kind="secondary" to={href("/projects/:project_id/edit", { project_id })} full>
            {words.edit}
          </Button>
        )}
        {can.includes("close") && (
          <Button kind="quiet" name="intent" value="close" loading={submitting} full>
            {words.close}
          </Button>
        )}
      </Form>
      {can.includes("cancel") && (
        <Button kind="quiet" to={`${href("/projects/mine")}?dialog=end&project=${project_id}`} full>
          {project.status === "draft" ? words.discard : words.cancel}
        </Button>
      )}
    </div>
  );
}
