import { href, Link } from "react-router";
import { projectHref } from "../../lib/links.ts";
import { useText } from "../../lib/text.ts";
import { ownProjectsText } from "../../messages/own-projects.ts";
import { postingText } from "../../messages/posting.ts";
import { projectsText } from "../../messages/projects.ts";
import { Button } from "../../ui/button.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { When } from "../../ui/when.tsx";
import { END_PROJECT } from "./end-project-dialog.tsx";
import c from "./own-project-row.module.css";
import type { ShownProject } from "./shown-project.ts";

/** One's own project in the list of them: its state, who answered, and what may be done with it. */
export function OwnProjectRow({ project }: { project: ShownProject }) {
  const words = useText(ownProjectsText);
  const posting = useText(postingText);
  const shown = useText(projectsText);
  const { projectId: project_id, title, status, proposals, client, postedAt } = project;
  const end = useDialogHref(END_PROJECT, { project: project_id });
  const isDraft = status === "draft";
  return (
    <li className={c.row}>
      <div className={c.words}>
        <Link to={projectHref(project_id)} className={c.title}>
          {title}
        </Link>
        <p className={c.facts}>
          <StatusChip of="project" state={status} />
          {client.square && <span>{client.name}</span>}
          {!isDraft && <span>{words.proposals(proposals)}</span>}
          <span>
            {isDraft ? words.begun : shown.posted} <When at={postedAt} />
          </span>
        </p>
      </div>
      <div className={c.actions}>
        {["draft", "open", "closed"].includes(status) && (
          <Button kind="quiet" size="sm" to={end} aria-label={words.endOf(title, isDraft)}>
            {isDraft ? words.discard : words.cancel}
          </Button>
        )}
        {(isDraft || status === "open") && (
          <Button
            kind="secondary"
            size="sm"
            to={href("/projects/:project_id/edit", { project_id })}
            aria-label={words.editOf(title)}
          >
            {posting.edit}
          </Button>
        )}
        {!isDraft && proposals > 0 && (
          <Button
            kind="secondary"
            size="sm"
            to={href("/projects/:project_id/proposals", { project_id })}
            aria-label={words.proposalsOf(title)}
          >
            {shown.proposals}
          </Button>
        )}
      </div>
    </li>
  );
}
