import { href } from "react-router";

/** A person's page: /@handle. */
export function profileHref(handle: string): string {
  return href("/:handle", { handle: `@${handle}` });
}

/** A portfolio's page: /@handle/slug. */
export function portfolioHref(handle: string, slug: string): string {
  return href("/:handle/:slug", { handle: `@${handle}`, slug });
}

export function projectHref(projectId: string): string {
  return href("/projects/:project_id", { project_id: projectId });
}
