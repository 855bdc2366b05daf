import { defineText } from "../lib/text.ts";
import { chargebacksDe } from "./de/chargebacks.ts";

/** Card payments that a bank takes back, and what is held back for it. */
export const chargebacksText = defineText({
  en: {
    heldTitle: "Held back",
    heldLede: "What cannot be withdrawn now, or is gone, and why.",
    disputed: "The payer’s bank took a card payment back",
    disputedHelp: {
      held: "We answer the bank for you. If we win, the money is yours again.",
      evidence_sent: "Our answer is with the bank. It decides within some weeks.",
      won: "We won. The money is in your wallet again.",
      lost: "The bank decided for the payer. What was held is gone.",
    },
    ofYours: "Of your money",
    ofProtected: "Of what was protected",
    reserve: "Kept back for a while",
    reserveUntil: "Yours on",
    title: "Chargebacks",
    lede: "Card payments that banks took back. Each gets one answer, and in time.",
    which: "Which",
    filters: { running: "Running", all: "All" },
    none: "No chargebacks",
    noneHelp: "No bank has taken a payment back.",
    noneRunning: "No chargeback is running",
    noneRunningHelp: "Nothing waits for an answer or for a bank. Those that are over are under “All”.",
    what: "For what",
    payer: "Payer",
    recipient: "Recipient",
    amount: "Amount",
    fee: "Fee of the dispute",
    reason: "What the bank says",
    state: "State",
    due: "Answer until",
    from: "Held from",
    sources: {
      protected: "Protected funds",
      wallet: "The recipient’s wallet",
      clearing: "What was clearing for them",
      reserve: "Their reserve",
      platform: "Kogi’s loss account",
    },
    evidence: "Our answer to the bank",
    evidenceHelp:
      "Networks take one answer and no second. Say what was agreed, what was handed in and when it was approved.",
    evidenceText: "What happened",
    evidenceTextHelp:
      "Filled in from the agreement, what was handed in, what was said and the approval. Read and mend it before you send it.",
    evidenceFiles: "Files for our own record",
    evidenceDo: "Send to the bank",
    evidenceSent: "Sent. The bank decides now.",
    sentAt: "Sent",
    tooLate: "The time to answer is over.",
    reasons: {
      fraudulent: "The cardholder says it was not them",
      product_not_received: "The cardholder says nothing was delivered",
      other: "The cardholder disputes the payment",
    },
  },
  de: chargebacksDe,
});
