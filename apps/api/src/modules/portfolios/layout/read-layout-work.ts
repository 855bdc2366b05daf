import type { LayoutWork } from "#api-schema/portfolio-layout.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { portfolioErrors } from "../portfolios.errors.ts";
import { mustSee } from "../portfolios.policy.ts";
import { findPortfolio } from "../portfolios.repository.ts";
import { layoutWork } from "./layout.views.ts";

/** A layout as its owner works on it. Throws 404 when one may not see the portfolio, 403 when it is somebody else's. */
export async function readLayoutWork(platform: Platform, actor: Actor, portfolioId: string): Promise<LayoutWork> {
  const row = await mustSee(platform.db, actor, await findPortfolio(platform.db, portfolioId));
  if (row.user_id !== actor.userId) throw portfolioErrors.notOwner();
  return layoutWork(platform, row);
}
