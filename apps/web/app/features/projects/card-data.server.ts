import type { ProjectCard } from "#api-schema/projects.ts";
import type { ShownProject } from "./shown-project.ts";

// Two lines of a card, on the widest window.
const SUMMARY_CHARS = 200;

/** Projects for cards: what a card does not show need not travel with the page. */
export function projectCards(projects: readonly ProjectCard[]): ShownProject[] {
  return projects.map((project) => ({
    projectId: project.project_id,
    title: project.title,
    summary: project.description.slice(0, SUMMARY_CHARS),
    status: project.status,
    pricing: project.pricing,
    budgetMin: project.budget_min,
    budgetMax: project.budget_max,
    skills: project.skills.map((skill) => skill.name),
    client: { name: project.owner.name, imageUrl: project.owner.profile_image, country: project.owner.country },
    proposals: project.proposals_count,
    postedAt: project.published_at ?? project.created_at,
    deadline: project.deadline,
  }));
}
