import { href } from "react-router";

/** A person's page: /@handle. */
export function profileHref(handle: string): string {
  return href("/:handle", { handle: `@${handle}` });
}

/** Everybody who vouches for a skill of a person. */
export function endorsementsHref(handle: string, skill: string): string {
  return `${href("/people/:handle/endorsements", { handle })}?${new URLSearchParams({ skill })}`;
}

/** A portfolio's page: /@handle/slug. */
export function portfolioHref(handle: string, slug: string): string {
  return href("/:handle/:slug", { handle: `@${handle}`, slug });
}

/** Portfolios with a tag. */
export function tagHref(tag: string): string {
  return `${href("/portfolios")}?${new URLSearchParams({ tag })}`;
}

/** Projects with a tag. */
export function projectsTagged(tag: string): string {
  return `${href("/projects")}?${new URLSearchParams({ tag })}`;
}

/** Projects that ask for a skill, by its slug. */
export function projectsAskingFor(skill: string): string {
  return `${href("/projects")}?${new URLSearchParams({ skill })}`;
}

/** The page of one piece of a portfolio. */
export function pieceHref(handle: string, slug: string, itemId: string): string {
  return href("/:handle/:slug/:item_id", { handle: `@${handle}`, slug, item_id: itemId });
}

export function projectHref(projectId: string): string {
  return href("/projects/:project_id", { project_id: projectId });
}

/** What link previews show of work without a picture. */
export function shareImageOf(portfolioId: string): string {
  return `/api/portfolios/${portfolioId}/share-image.png`;
}
