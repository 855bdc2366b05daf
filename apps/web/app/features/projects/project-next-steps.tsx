import { lazy, Suspense } from "react";
import { href, useLocation } from "react-router";
import type { ProjectView } from "#api-schema/projects.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { projectsText } from "../../messages/projects.ts";
import { Button } from "../../ui/button.tsx";
import { Money } from "../../ui/money.tsx";
import { isKept, OwnProject } from "./own-project.tsx";
import "../../ui/control.module.css";
import "../../ui/dialog.module.css";
import "../../ui/field.module.css";
import c from "./project-next-steps.module.css";

// Few who read a project are invited to it. The server writes it into the page all the same, so its styles are there.
const InvitationAnswer = lazy(async () => ({
  default: (await import("../hiring/invitation-answer.tsx")).InvitationAnswer,
}));

/** What this reader may do about the project now. */
export function ProjectNextSteps({ project }: { project: ProjectView }) {
  const words = useText(projectsText);
  const { viewer } = useReader();
  const { pathname } = useLocation();
  if (!viewer && project.status === "open") {
    const signIn = `${href("/sign-in")}?${new URLSearchParams({ back: pathname })}`;
    return (
      <div className={c.action}>
        <Button to={signIn} size="lg" full>
          {words.signInToPropose}
        </Button>
      </div>
    );
  }
  const { project_id, my_proposal: mine } = project;
  if (isKept(project)) return <OwnProject project={project} />;
  if (project.my_invitation && project.can.includes("answer_invitation"))
    return (
      <Suspense>
        <InvitationAnswer invitation={project.my_invitation} mayPropose={project.can.includes("propose")} />
      </Suspense>
    );
  if (project.can.includes("propose"))
    return (
      <div className={c.action}>
        <Button to={href("/projects/:project_id/propose", { project_id })} size="lg" full>
          {words.propose}
        </Button>
      </div>
    );
  if (mine)
    return (
      <div className={c.action}>
        <p className={c.note}>
          {words.yourProposal} <Money value={mine.amount} />
        </p>
        <Button kind="secondary" to={href("/proposals/:proposal_id", { proposal_id: mine.proposal_id })} full>
          {words.openProposal}
        </Button>
      </div>
    );
  if (project.status !== "open") return <p className={c.note}>{words.notOpen}</p>;
  const { countries } = project.location;
  if (countries.length > 0 && viewer?.roles.includes("freelancer")) return <p className={c.note}>{words.elsewhere}</p>;
  return null;
}
