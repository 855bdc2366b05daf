// The door of the portfolios module: what people made, shown as titled collections of pieces of work.
import { accountStateChanged } from "#events/auth.ts";
import { mediaDescribed, mediaPosterChanged, mediaReady } from "#events/media.ts";
import { userErased } from "#events/users.ts";
import { registerEraser, registerExportPart } from "#modules/users/index.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { followFile } from "./confirmations/changed-files.ts";
import { registerConfirmationRoutes } from "./confirmations/confirmations.routes.ts";
import { exportPerson } from "./export-person.ts";
import { followAccount } from "./follow-account.ts";
import { forgetPerson } from "./forget-person.ts";
import { createViewCounter } from "./insights/count-views.ts";
import { registerInsightsRoutes } from "./insights/insights.routes.ts";
import { dayOf } from "./insights/insights.rules.ts";
import { trimViews } from "./insights/views.repository.ts";
import { settleKinds } from "./item-kind.ts";
import { registerItemRoutes } from "./items.routes.ts";
import { listenToFinishedWork } from "./layout/finished-work.listeners.ts";
import { registerLayoutRoutes } from "./layout/layout.routes.ts";
import { hideAllOf } from "./portfolios.repository.ts";
import { registerPortfolioRoutes } from "./portfolios.routes.ts";
import { settleFilesOfOld } from "./settle-files.ts";

export { countPublishedPortfolios } from "./count-portfolios.ts";
export { countRowsOf } from "./count-rows-of.ts";
export { countViews } from "./insights/count-views.ts";
export { pieceAddresses, portfolioAddresses } from "./portfolio-addresses.ts";
export { findShownWork, shownSlugs } from "./shown-work.ts";

/** Adds the module's routes and work to the application. */
export function registerPortfolios(http: HttpApp, platform: Platform): void {
  const views = createViewCounter(platform);
  registerPortfolioRoutes(http, platform, views);
  registerItemRoutes(http, platform, views);
  registerInsightsRoutes(http, platform);
  registerLayoutRoutes(http, platform);
  registerConfirmationRoutes(http, platform);
  listenToFinishedWork(platform);
  registerExportPart(platform, { name: "portfolios", collect: exportPerson });
  http.fastify.addHook("onClose", () => views.settled());
  registerEraser(platform, (tx, userId) => hideAllOf(tx, userId, platform.clock.now()));
  platform.events.on(userErased, "portfolios.forget_person", (tx, { user_id }) => forgetPerson(platform, tx, user_id));
  platform.events.on(accountStateChanged, "portfolios.account_state_changed", (tx, { user_id }) =>
    followAccount(platform, tx, user_id),
  );
  platform.events.on(mediaReady, "portfolios.settle_kinds", (tx, { media_id, user_id }) =>
    settleKinds(platform, tx, { mediaId: media_id, ownerId: user_id }),
  );
  platform.events.on(mediaPosterChanged, "portfolios.follow_still", (tx, { media_id, user_id }) =>
    followFile(platform, tx, { mediaId: media_id, ownerId: user_id, action: "portfolios.item_still_changed" }),
  );
  platform.events.on(mediaDescribed, "portfolios.follow_words", (tx, { media_id, user_id }) =>
    followFile(platform, tx, { mediaId: media_id, ownerId: user_id, action: "portfolios.item_file_described" }),
  );
  platform.jobs.daily("portfolios.settle_files", "21 4 * * *", () => settleFilesOfOld(platform), {
    expireSeconds: 3_600,
  });
  platform.jobs.daily("portfolios.trim_views", "9 4 * * *", async () => {
    const day = dayOf(addMs(platform.clock.now(), -DAY_MS));
    await platform.inTransaction((tx) => trimViews(tx, day));
  });
}
