import { defineText } from "../lib/text.ts";
import { paymentDeskDe } from "./de/payment-desk.ts";

/** The administrators' desk for payments, and refunds ordered by hand. */
export const paymentDeskText = defineText({
  en: {
    title: "Payments",
    lede: "Everybody's payments, newest first.",
    what: "What",
    payer: "Payer",
    recipient: "For",
    state: "State",
    when: "When",
    amount: "Amount",
    refunded: "Sent back",
    nobody: "Nobody",
    which: "Which payments",
    all: "All",
    none: "No payments",
    noneHelp: "Nothing of this kind has been paid yet.",
    type: "Kind",
    left: "Of the price, not sent back",
    stillProtected: "Of that, still protected",
    leftWithFees: "With the fees charged on it",
    sendBack: "Send money back",
    sendBackHelp:
      "What is protected goes first. The fees charged on it go back beside it, and both sides are told with your reason.",
    part: "Of the price",
    partHelp: (most: string) => `At most ${most}. Leave it empty for all of it.`,
    bearer: "Who pays for what was released already",
    bearers: {
      earner: "The recipient, as far as they have it here; Kogi the rest",
      kogi: "Kogi",
    },
    reason: "Reason",
    reasonHelp: "Both sides read this.",
    sendBackDo: "Send back",
    twoPeople: "A large amount waits until a second administrator has confirmed it.",
    lostProcessing: {
      kogi: (amount: string) =>
        `The provider keeps ${amount} that it took for this charge, whatever goes back. Kogi bears that; neither side does.`,
    },
    amountRefusal: "Write an amount above zero in digits, for example 400.00, or leave it empty.",
    required: "This is needed.",
    ordered: "Done. If it is large it waits for a second administrator.",
    orders: "Ordered by hand",
    orderBy: (name: string) => `${name} sends back`,
    orderState: { proposed: "Waits for a second administrator", in_force: "In force", declined: "Not confirmed" },
    answeredBy: (name: string) => `Answered by ${name}`,
    confirm: "Confirm and send back",
    decline: "Do not confirm",
    answered: "Answered.",
    refunds: "Refunds",
    noRefunds: "Nothing has gone back yet.",
  },
  de: paymentDeskDe,
});
