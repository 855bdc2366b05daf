import { defineText, plural } from "../lib/text.ts";
import { successDe } from "./de/success.ts";

/** How the success score and the levels come about. */
export const successText = defineText({
  en: {
    success: "Success score",
    successHelp: "The share of contracts that ended well.",
    successNotYet: (contracts: number, clients: number) =>
      `It shows from ${contracts} finished contracts with at least ${clients} clients.`,
    successSoFar: (contracts: number, clients: number) =>
      `So far ${plural(contracts, { one: "# contract counts", other: "# contracts count" })}, with ${plural(clients, { one: "# client", other: "# clients" })}.`,
    howComputed: "How this is worked out",
    window: (months: number, recent: number) =>
      `Contracts that ended within the last ${months} months count. Those of the last ${recent} months weigh twice. The score is what they earned out of what they could have earned.`,
    notCounted: "A contract that ended with nothing paid counts only if it was given up, or lost in a dispute.",
    endings: {
      liked: "Paid, and reviewed with 4 or more",
      unreviewed: "Paid, without a review",
      mixed: "Reviewed with 3 or more, but under 4",
      shared: "A dispute gave a part back",
      disliked: "Reviewed under 3",
      lost: "A dispute gave everything back",
      given_up: "Given up by the freelancer, though money was protected",
    },
    counts: (share: number) => (share === 100 ? "in full" : share === 0 ? "nothing" : "half"),
    yours: "Your contracts",
    yourFactor: (contracts: number, earned: string, weight: string) =>
      `${plural(contracts, { one: "# contract", other: "# contracts" })}: ${earned} of ${weight}`,
    yourSum: (earned: string, weight: string, score: string) => `${earned} of ${weight} are ${score}.`,
    onlyYou: "Only you see these numbers.",
    levels: "What the levels take",
    levelTakes: (contracts: number, clients: number, score: string | null) =>
      `${plural(contracts, { one: "# finished contract", other: "# finished contracts" })} with ${plural(clients, { one: "# client", other: "# clients" })}${score === null ? "" : `, a success score of ${score}`}`,
  },
  de: successDe,
});
