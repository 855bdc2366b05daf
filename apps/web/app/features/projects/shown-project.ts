import type { ProjectCard } from "#api-schema/projects.ts";

/** What a card shows of a project, and nothing else. */
export interface ShownProject extends Pick<ProjectCard, "title" | "status" | "pricing" | "deadline"> {
  readonly projectId: string;
  readonly summary: string;
  readonly budgetMin: ProjectCard["budget_min"];
  readonly budgetMax: ProjectCard["budget_max"];
  readonly skills: readonly string[];
  readonly client: {
    readonly name: string;
    readonly imageUrl: string | null;
    readonly country: string | null;
    /** An organisation. */
    readonly square: boolean;
  };
  readonly proposals: number;
  readonly postedAt: string;
}
