// The only door of the module.
import { userErased } from "#events/users.ts";
import { registerExportPart } from "#modules/users/index.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { hearOfAccount } from "./account.listeners.ts";
import { hearOfContracts } from "./contract.listeners.ts";
import { hearOfDesk } from "./desk.listeners.ts";
import { hearOfDisputes } from "./dispute.listeners.ts";
import { erasePerson } from "./erase-person.ts";
import { exportPerson } from "./export-person.ts";
import { type Hear, hearing } from "./hears.ts";
import { hearOfHiring } from "./hiring.listeners.ts";
import { trimMailCounts } from "./mail-limit.ts";
import { hearOfMoney } from "./money.listeners.ts";
import { notificationRoutes } from "./notifications.routes.ts";
import { hearOfOrganisations } from "./organisation.listeners.ts";
import { hearOfPlatform } from "./platform.listeners.ts";
import { hearOfPortfolios } from "./portfolio.listeners.ts";
import { hearOfSavedCards } from "./saved-card.listeners.ts";
import { hearOfSubscriptions } from "./subscription.listeners.ts";

export { countUnread } from "./notifications.repository.ts";

/** Routes, and the reactions to other modules' news. */
export function registerNotifications(http: HttpApp, platform: Platform): void {
  notificationRoutes(http, platform);
  hearOfEverything(hearing(platform));
  platform.jobs.daily("notifications.trim_mail_counts", "47 2 * * *", () =>
    platform.inTransaction((tx) => trimMailCounts(tx, platform.clock.now())),
  );
  platform.events.on(userErased, "notifications.user_erased", (tx, news) => erasePerson(tx, news.user_id));
  registerExportPart(platform, { name: "notifications", collect: exportPerson });
}

/** Every reaction there is; the test of the words walks them. */
export function hearOfEverything(hear: Hear): void {
  hearOfHiring(hear);
  hearOfContracts(hear);
  hearOfDisputes(hear);
  hearOfDesk(hear);
  hearOfMoney(hear);
  hearOfSubscriptions(hear);
  hearOfSavedCards(hear);
  hearOfAccount(hear);
  hearOfOrganisations(hear);
  hearOfPortfolios(hear);
  hearOfPlatform(hear);
}
