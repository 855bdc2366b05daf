// Who may see and who may change a portfolio. What one may not see does not exist.
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { may } from "#modules/auth/index.ts";
import { areBlocked } from "#modules/users/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { type KogiError, requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { portfolioErrors } from "./portfolios.errors.ts";
import { findPortfolio, lockPortfolio, type PortfolioRow } from "./portfolios.repository.ts";
import { isVisible } from "./portfolios.rules.ts";

/** Gives the row back when the reader may see it. Throws `missing` otherwise. */
export async function mustSee(
  db: Db,
  viewer: Actor | null,
  row: PortfolioRow | undefined,
  missing: () => KogiError = portfolioErrors.notFound,
): Promise<PortfolioRow> {
  if (!row) throw missing();
  const own = viewer?.userId === row.user_id;
  const blocked = !own && viewer !== null && (await areBlocked(db, viewer.userId, row.user_id));
  const hidden = row.hidden_at !== null && !may(viewer, "users.see_hidden");
  if (!isVisible({ state: row.state, hidden }, { own, blocked })) throw missing();
  return row;
}

/** The row under its lock, for its owner. Throws 404 when one may not see it, 403 when it is somebody else's. */
export async function lockOwn(
  tx: Tx,
  actor: Actor,
  portfolioId: string,
  missing: () => KogiError = portfolioErrors.notFound,
): Promise<PortfolioRow> {
  const row = await mustSee(tx, actor, await lockPortfolio(tx, portfolioId), missing);
  if (row.user_id !== actor.userId) throw portfolioErrors.notOwner();
  return row;
}

/** The row, for its owner. Throws 404 when one may not see it, 403 when it is somebody else's. */
export async function findOwn(
  db: Db,
  actor: Actor,
  portfolioId: string,
  others: () => KogiError = portfolioErrors.notOwner,
): Promise<PortfolioRow> {
  const row = await mustSee(db, actor, await findPortfolio(db, portfolioId));
  if (row.user_id !== actor.userId) throw others();
  return row;
}

/** Like `lockOwn`, for a change of what it shows. Throws `portfolio.archived`. */
export async function lockForEdit(
  tx: Tx,
  actor: Actor,
  portfolioId: string,
  missing: () => KogiError = portfolioErrors.notFound,
): Promise<PortfolioRow> {
  const row = await lockOwn(tx, actor, portfolioId, missing);
  if (row.state === "archived") throw portfolioErrors.archived({ extra: { current: row.state } });
  return row;
}

/** What an edit is based on: an If-Match header (412 when stale) or a version in the body (409 with the current thing). */
export interface Basis {
  readonly version: number | undefined;
  expectVersion(version: number): void;
}

/** Refuses an edit that is based on an older version; `current` is shown with the refusal. */
export async function refuseStale(basis: Basis, version: number, current: () => Promise<unknown>): Promise<void> {
  basis.expectVersion(version);
  if (basis.version !== undefined && basis.version !== version)
    throw requestErrors.stale({ extra: { current: await current() } });
}

type Can = PortfolioView["can"];
const EDIT: Can = ["edit", "add_item", "order"];

/** What the reader may do next. */
export function canOf(row: PortfolioRow, viewer: Actor | null, liked: boolean): Can {
  if (viewer === null) return [];
  if (viewer.userId !== row.user_id) return [liked ? "unlike" : "like"];
  switch (row.state) {
    case "draft":
      return [...EDIT, ...(row.item_count > 0 ? (["publish"] as const) : []), "delete", "duplicate"];
    case "published":
      return [...EDIT, "unlist", "delete", "duplicate"];
    case "unlisted":
      return [...EDIT, ...(row.item_count > 0 ? (["publish"] as const) : []), "archive", "delete", "duplicate"];
    case "archived":
      return ["delete", "duplicate"];
  }
}
