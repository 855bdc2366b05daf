import type { LayoutWork } from "#api-schema/portfolio-layout.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockForEdit } from "../portfolios.policy.ts";
import { layoutWork } from "./layout.views.ts";
import { deleteEarlier } from "./layouts.repository.ts";
import { keepFilesInUse } from "./save-layout.ts";

/** Earlier drafts go for good, with their hold on files; the draft and what others see stay. Throws `portfolio.archived`. */
export async function forgetLayoutHistory(platform: Platform, actor: Actor, portfolioId: string): Promise<LayoutWork> {
  const row = await platform.inTransaction(async (tx) => {
    const portfolio = await lockForEdit(tx, actor, portfolioId);
    const forgotten = await deleteEarlier(tx, portfolioId);
    await keepFilesInUse(tx, portfolio);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "portfolios.layout_history_forgotten",
      subject: { type: "portfolio", id: portfolioId },
      after: { drafts: forgotten },
    });
    return portfolio;
  });
  return layoutWork(platform, row);
}
