import { defineText } from "../lib/text.ts";

/** The desk of what payment providers told us. */
export const webhooksText = defineText({
  en: {
    title: "Provider news",
    lede: "What the payment provider told us. What failed at every try waits here until somebody sends it round again.",
    filterLabel: "Show",
    states: { dead: "Failed", received: "Waiting", ignored: "Ignored", handled: "Handled" },
    none: "Nothing here",
    noneHelp: "No news in this state.",
    received: "Received",
    what: "About",
    deliveries: "Deliveries",
    attempts: "Tries",
    note: "Note",
    action: "State",
    retry: "Try again",
    retryNamed: (id: string) => `Try ${id} again`,
    retried: "It is sent round again.",
  },
  de: {
    title: "Nachrichten des Anbieters",
    lede: "Was uns der Zahlungsanbieter gesagt hat. Was bei jedem Versuch scheiterte, wartet hier auf einen neuen.",
    filterLabel: "Zeige",
    states: { dead: "Gescheitert", received: "Wartend", ignored: "Unbeachtet", handled: "Erledigt" },
    none: "Hier ist nichts",
    noneHelp: "Keine Nachrichten in diesem Zustand.",
    received: "Empfangen",
    what: "Worüber",
    deliveries: "Zustellungen",
    attempts: "Versuche",
    note: "Anmerkung",
    action: "Zustand",
    retry: "Noch einmal",
    retryNamed: (id: string) => `${id} noch einmal versuchen`,
    retried: "Sie geht noch einmal auf den Weg.",
  },
});
