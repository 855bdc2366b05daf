import type { ProjectRow } from "./projects.repository.ts";

/** What the news of a proposal says. */
export function proposalNews(
  proposal: { readonly proposal_id: string; readonly user_id: string; readonly client_id: string },
  project: Pick<ProjectRow, "project_id" | "title">,
) {
  return {
    proposal_id: proposal.proposal_id,
    project_id: project.project_id,
    project_title: project.title,
    client_id: proposal.client_id,
    freelancer_id: proposal.user_id,
  };
}
