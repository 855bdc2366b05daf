import { defineText } from "../lib/text.ts";
import { paymentsDe } from "./de/payments.ts";

/** One's own payments, and what leads from and to one. */
export const paymentsText = defineText({
  en: {
    title: "Payments",
    lede: "What you paid and what was paid for your work, each with its state.",
    which: "Which payments",
    direction: "Paid by you or to you",
    directions: { all: "All", out: "Paid by you", in: "Paid for your work" },
    anyState: "In any state",
    what: "What for",
    who: "Who paid",
    byYou: "You",
    toYou: "Your client",
    state: "State",
    when: "When",
    amount: "Amount",
    refundFailed: "A refund did not arrive",
    none: "No payments yet",
    noneHelp: "What you pay, and what a client has paid for your work, stands here from the first moment on.",
    noneOfThese: "None of these",
    noneOfTheseHelp: "Choose other payments to see the rest.",
    documents: "Documents",
    payment: "Open the payment",
    // On a milestone
    underWay: {
      open: "You have begun to pay for this. Nothing is charged until you finish it.",
      processing:
        "Your payment is under way. Your bank takes hours or days for it; we tell you when the money is here.",
      closing: "Your payment is being cancelled. That takes a moment, then you can begin anew.",
    },
    goOn: "Go on paying",
    lookAt: "Look at the payment",
    sayProcessing: "Your payment is under way. Work can begin once the money is here.",
  },
  de: paymentsDe,
});
