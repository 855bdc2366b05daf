import { defineText, plural } from "../lib/text.ts";
import { dashboardDe } from "./de/dashboard.ts";

/** The signed-in area: its navigation and its first page. */
export const dashboardText = defineText({
  en: {
    nav: "Your work and money",
    overview: "Overview",
    work: "Work",
    contracts: "Contracts",
    portfolios: "Portfolios",
    confirmations: "Confirmed work",
    proposals: "Proposals and offers",
    disputes: "Disputes",
    money: "Money",
    wallet: "Wallet",
    invoices: "Invoices and receipts",
    tax: "Tax",
    title: "Overview",
    hello: (name: string) => `Hello, ${name}`,
    needsTitle: "What needs you now",
    needs: {
      protect: { what: "Protect the money so that work can begin", act: "Protect" },
      approve: { what: "Work is handed in. Approve it or ask for changes", act: "Look at it" },
      hand_in: { what: "The money is protected. Do the work and hand it in", act: "Open" },
      revise: { what: "The client asks for changes", act: "Open" },
      answer_offer: { what: "New terms wait for your answer", act: "Answer" },
      answer_proposal: { what: "A proposal waits for your answer", act: "Read" },
      invitation: { what: "You are invited to propose", act: "Have a look" },
      dispute: { what: "This is in dispute. Agree how to divide the money", act: "Open" },
      review: { what: "Tell others how it went", act: "Write" },
    },
    nothing: "Nothing needs you now",
    nothingHelp: "When a client, a freelancer or money waits for you, it stands here.",
    findProjects: "Find projects",
    findPeople: "Find people",
    figures: "Your money",
    contractsTitle: "Running contracts",
    allContracts: "All contracts",
    allWork: "All portfolios",
    more: (count: number) => plural(count, { one: "and # more", other: "and # more" }),
  },
  de: dashboardDe,
});
