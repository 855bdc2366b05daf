import { defineText } from "../lib/text.ts";
import { helpDe } from "./de/help.ts";

/** What people ask first, answered from what Kogi does; days and amounts that are rules stand where they apply. */
export const helpText = defineText({
  en: {
    title: "Help",
    lede: "What people ask first, in a few sentences each.",
    answers: {
      costs: {
        question: "What does Kogi charge?",
        answer:
          "Showing work, posting a project and proposing cost nothing. A fee is taken when work is paid, and both sides read it before they agree. What you agree on keeps its fees.",
        link: "Work out the fees",
      },
      protection: {
        question: "Where is the money until the work is done?",
        answer:
          "The client pays for a milestone before the work on it begins. The money is protected funds from then on: it goes to the freelancer when the client approves, or back to the client. Neither side can take it alone.",
        link: "See your contracts",
      },
      silence: {
        question: "What if the client does not answer?",
        answer:
          "Work that was handed in and left unanswered is approved by itself. The contract says after how many days, and the client is reminded before that.",
        link: "See your contracts",
      },
      dispute: {
        question: "What if we do not agree?",
        answer:
          "Either side can open a dispute on a milestone while its money is protected. It stays where it is. You propose to each other how to divide it; when you find nothing within seven days a mediator joins, takes what supports each view, and decides.",
        link: "See your disputes",
      },
      withdraw: {
        question: "When can I withdraw what I earned?",
        answer:
          "Released money clears for a few days first; your wallet shows each amount with its day. Before the first payout we check who you are, and a new bank account waits a day.",
        link: "Open your wallet",
      },
      plans: {
        question: "How do I end a plan?",
        answer:
          "With one click, at any time. It runs on until the end of what you have paid for, and nothing is charged after that.",
        link: "Your plan and billing",
      },
      documents: {
        question: "Where are my invoices?",
        answer:
          "Each payment and each fee has its document, as a page and as a PDF. The totals of a year come as a table and as a PDF, for your tax return.",
        link: "See your invoices",
      },
      reviews: {
        question: "Who reads my review, and when?",
        answer:
          "Both sides may write one after the contract has ended. Nobody reads either before both are written or the time for it is over, so none is an answer to the other. Then everybody reads them.",
        link: "Find people with reviews",
      },
      verified: {
        question: "How does a piece become verified work?",
        answer:
          "Tie it to a finished contract and ask its client to confirm. The mark shows once they did, and goes when you change what they saw.",
        link: "Your portfolios",
      },
      data: {
        question: "How do I get a copy of my data, or leave?",
        answer:
          "Both are in your settings and take your password. The copy is made for you and can be fetched for seven days. When you delete your account your profile and your work go at once; what you still owe or are owed is settled first.",
        link: "Your account",
      },
    },
  },
  de: helpDe,
});
