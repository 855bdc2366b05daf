import { defineText } from "../lib/text.ts";
import { cardsDe } from "./de/cards.ts";

/** Saved cards. */
export const cardsText = defineText({
  en: {
    title: "Payment methods",
    lede: "Cards you have saved with the payment provider. Kogi never sees their numbers.",
    none: "No card saved",
    noneHelp: "Save one here, or tick the box the next time you pay. It is charged only for what you agree to.",
    add: "Add a card",
    addHelp: "You type it on the payment provider’s page. Nothing is charged.",
    ending: (brand: string, last4: string) => `${brand} ending in ${last4}`,
    expires: (month: string) => `Expires ${month}`,
    expired: "Expired",
    expiredHelp: "It cannot be charged any more. Add it again with its new date.",
    expiresSoon: "Expires soon",
    expiresSoonHelp: "Add it again with its new date before then, so that nothing stops.",
    pays: "It pays for",
    paysOn: (plan: string, day: string) => `Kogi ${plan}, next on ${day}`,
    paysNow: (plan: string) => `Kogi ${plan}, owed now`,
    paysNothing: "No plan hangs on this card.",
    underWay: "Under way, and goes on without it",
    thenPays: (card: string) => `${card} pays in its place from then on.`,
    thenNothing: "No other card is saved. The next charge would fail, and after seven days you would be on Free.",
    isDefault: "Default",
    makeDefault: "Make default",
    remove: "Remove",
    removeTitle: (card: string) => `Remove ${card}?`,
    removeHelp: "The payment provider forgets it too. Payments already under way still go through.",
    removed: "The card is removed.",
    madeDefault: "That card is your default now.",
    saved: "Your card is saved.",
    notSaved: "No card was saved",
    notSavedHelp: "The page closed before a card was saved. You can start again.",
  },
  de: cardsDe,
});
