import { href } from "react-router";
import { EndProjectDialog } from "../../features/projects/end-project-dialog.tsx";
import { OwnProjectRow } from "../../features/projects/own-project-row.tsx";
import { ownStates } from "../../features/projects/own-states.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { ownProjectsText } from "../../messages/own-projects.ts";
import { shellText } from "../../messages/shell.ts";
import { stateText } from "../../messages/states.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { IconBriefcase, IconPlus } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/mine.ts";
import c from "./mine.module.css";

export { action, loader } from "./mine.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ownProjectsText, matches).title, { hidden: true });

export default function MyProjects({ loaderData, actionData }: Route.ComponentProps) {
  const { state, projects, total, more, ending } = loaderData;
  const words = useText(ownProjectsText);
  const shell = useText(shellText);
  const stateWords = useText(stateText).project;
  const path = href("/projects/mine");
  const post = (
    <Button to={href("/projects/new")} icon={<IconPlus aria-hidden />}>
      {shell.postProject}
    </Button>
  );
  return (
    <>
      <PageHeader inset title={words.title} actions={post} />
      {!ending && actionData?.message && <FormErrorSummary reply={actionData} />}
      <ChipRow
        label={words.which}
        chips={[
          { to: path, label: words.all, current: state === null },
          ...ownStates.map((one) => ({ to: `${path}?state=${one}`, label: stateWords[one], current: state === one })),
        ]}
      />
      {projects.length === 0 && (
        <EmptyState
          icon={<IconBriefcase size={26} aria-hidden />}
          title={state ? words.noneInState : words.none}
          {...(state ? {} : { help: words.noneHelp })}
        />
      )}
      {projects.length > 0 && (
        <div>
          <ul className={c.list}>
            {projects.map((project) => (
              <OwnProjectRow key={project.projectId} project={project} />
            ))}
          </ul>
          <ShowMore {...more} shown={projects.length} total={total} />
        </div>
      )}
      {ending && <EndProjectDialog project={ending} reply={actionData} />}
    </>
  );
}
