import { href } from "react-router";
import type { ProjectView } from "#api-schema/projects.ts";
import { useText } from "../../lib/text.ts";
import { postingText } from "../../messages/posting.ts";
import { projectsText } from "../../messages/projects.ts";
import { Button } from "../../ui/button.tsx";
import { Form, useSubmitting } from "../../ui/form.tsx";
import c from "./project-next-steps.module.css";

/** What the client who wrote the project may do with it now. */
export function OwnProject({ project }: { project: ProjectView }) {
  const words = useText(postingText);
  const projects = useText(projectsText);
  const submitting = useSubmitting();
  const { project_id, can } = project;
  return (
    <div className={c.action}>
      <p className={c.note}>{project.status === "draft" ? words.draftNote : projects.yourProject}</p>
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
    </div>
  );
}
