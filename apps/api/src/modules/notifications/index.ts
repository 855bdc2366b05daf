// The only door of the module.
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { hearOfAccount } from "./account.listeners.ts";
import { hearOfContracts } from "./contract.listeners.ts";
import { hearOfHiring } from "./hiring.listeners.ts";
import { hearOfMoney } from "./money.listeners.ts";
import { notificationRoutes } from "./notifications.routes.ts";
import { hearOfSavedCards } from "./saved-card.listeners.ts";

export { countUnread } from "./notifications.repository.ts";

/** Routes, and the reactions to other modules' news. */
export function registerNotifications(http: HttpApp, platform: Platform): void {
  notificationRoutes(http, platform);
  hearOfHiring(platform);
  hearOfContracts(platform);
  hearOfMoney(platform);
  hearOfSavedCards(platform);
  hearOfAccount(platform);
}
