import { defineText } from "../lib/text.ts";
import { adminDe } from "./de/admin.ts";

/** The admin console: its frame and its first page. Each desk has words of its own in its area's file. */
export const adminText = defineText({
  en: {
    nav: "Administration",
    overview: "Overview",
    title: "Administration",
    lede: "What there is now, and what waits for somebody to look at it.",
    money: "Money",
    ledger: "Ledger",
    fees: "Fees",
    disputes: "Disputes",
    reconciliation: "Reconciliation",
    bookings: "Booked by hand",
    subscriptions: "Subscriptions",
    people: "People",
    certifications: "Certificates",
    chargebacks: "Chargebacks",
    payments: "Payments",
    payouts: "Payouts",
    refunds: "Refunds",
    webhooks: "Provider news",
    work: "Work and people",
    figures: {
      people: "People",
      published_portfolios: "Published portfolios",
      open_projects: "Open projects",
      active_contracts: "Running contracts",
      disputed_contracts: "Contracts in dispute",
      open_payments: "Open payments",
      payouts_on_the_way: "Payouts on the way",
      failed_payouts: "Failed payouts",
      failed_refunds: "Failed refunds",
    },
  },
  de: adminDe,
});
