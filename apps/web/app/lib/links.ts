import { href } from "react-router";

/** A person's page: /@handle. */
export function profileHref(handle: string): string {
  return href("/:handle", { handle: `@${handle}` });
}

/** A portfolio's page: /@handle/slug. */
export function portfolioHref(handle: string, slug: string): string {
  return href("/:handle/:slug", { handle: `@${handle}`, slug });
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
