import type { ProjectCard } from "#api-schema/projects.ts";
import { beginningOf } from "../../lib/beginning-of.ts";
import type { ShownProject } from "./shown-project.ts";

// Two lines of a card, on the widest window.
const SUMMARY_CHARS = 200;

/** An organisation stands for whoever acts for it. */
function makerOf({ organisation, owner }: ProjectCard): ShownProject["client"] {
  if (organisation)
    return { name: organisation.name, imageUrl: organisation.logo, country: organisation.country, square: true };
  return { name: owner.name, imageUrl: owner.profile_image, country: owner.country, square: false };
}

/** Projects for cards: what a card does not show need not travel with the page. */
export function projectCards(projects: readonly ProjectCard[]): ShownProject[] {
  return projects.map((project) => ({
    projectId: project.project_id,
    title: project.title,
    // Shown in one piece, so line breaks are spaces.
    summary: beginningOf(project.description.replace(/\s+/g, " "), SUMMARY_CHARS),
    status: project.status,
    pricing: project.pricing,
    budgetMin: project.budget_min,
    budgetMax: project.budget_max,
    skills: project.skills.map((skill) => skill.name),
    client: makerOf(project),
    proposals: project.proposals_count,
    postedAt: project.published_at ?? project.created_at,
    deadline: project.deadline?.slice(0, 10) ?? null,
  }));
}
