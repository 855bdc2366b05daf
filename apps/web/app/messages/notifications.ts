import { defineText } from "../lib/text.ts";
import { notificationsDe } from "./de/notifications.ts";

export const notificationsText = defineText({
  en: {
    title: "Notifications",
    unread: "New",
    open: "Open",
    markRead: "Mark as read",
    categories: {
      hiring: "Hiring",
      contracts: "Contracts",
      money: "Money",
      reviews: "Reviews",
      account: "Account",
    },
    all: "All",
    onlyUnread: "Unread",
    which: "Which notifications",
    markAll: "Mark all as read",
    marked: "All read.",
    settings: "Choose what you hear of",
    none: "Nothing here yet",
    noneHelp: "Proposals, contracts, money and reviews that concern you show up here, and by mail where you want it.",
    noneUnread: "You have read everything",
    noneOfKind: "Nothing of this kind",
  },
  de: notificationsDe,
});
