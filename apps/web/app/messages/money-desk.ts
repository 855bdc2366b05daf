import { defineText } from "../lib/text.ts";
import { moneyDeskDe } from "./de/money-desk.ts";

/** Payouts by themselves, and the administrators' desks for money that goes out. */
export const moneyDeskText = defineText({
  en: {
    scheduleTitle: "Paid out by itself",
    scheduleHelp: "All that is available goes to your default account of its currency, once it reaches the minimum.",
    schedule: "When",
    schedules: { manual: "Only when I withdraw", weekly: "Every Monday", monthly: "On the first of each month" },
    scheduleDo: "Save",
    scheduleSaved: "Saved.",
    nextAt: "Next on",
    usableFrom: "Money can go there from",
    coolingNote: "A new account waits a day before money goes there, and we mail you about it.",
    payouts: "Payouts",
    payoutsLede: "Money on its way to people’s banks, newest first.",
    person: "Person",
    to: "To",
    state: "State",
    when: "When",
    amount: "Amount",
    nobody: "Somebody who left",
    which: "Which",
    all: "All",
    none: "Nothing here",
    noneHelp: "Nothing of this kind has happened yet.",
    recheck: "Ask the provider",
    rechecked: "Asked. This is how it stands.",
    refunds: "Refunds",
    refundsLede: "Money on its way back to cards. What a bank did not take is tried again three times.",
    what: "What",
    retry: "Try again",
    retried: "It is on its way again.",
    looksForYou: "Needs somebody",
    tries: (count: number) => `Try ${count + 1}`,
  },
  de: moneyDeskDe,
});
