import { defineText } from "../lib/text.ts";
import { unsubscribeDe } from "./de/unsubscribe.ts";

export const unsubscribeText = defineText({
  en: {
    title: "Fewer mails",
    lede: "Press the button, and mails of this kind stop. You still see the news in Kogi.",
    confirm: "Stop these mails",
    done: (what: string) => `No more mails about ${what}`,
    doneHelp: "You still see the news in Kogi, and you can turn the mails on again.",
    choose: "Choose what you hear of",
    broken: "This link is not complete. Open it from the mail again, or choose in your settings.",
    categories: {
      hiring: "proposals and offers",
      contracts: "contracts",
      money: "money",
      reviews: "reviews",
      account: "your account",
    },
  },
  de: unsubscribeDe,
});
