import { defineText } from "../lib/text.ts";
import { taxDe } from "./de/tax.ts";

// The server says its rules in English itself.
const asTold: Readonly<Record<string, string>> = {};

/** What stands on one's documents, and the totals of a year. */
export const taxText = defineText({
  en: {
    title: "Tax and billing details",
    lede: "What stands on your documents, and what you earned and paid in a year.",
    detailsTitle: "On your documents",
    detailsLede: "Documents that were issued before stay as they are.",
    name: "Name or company",
    address: "Address",
    addressHelp: "Up to four lines: street, postal code and city.",
    country: "Country",
    vatId: "VAT id",
    vatIdHelp: "For businesses in the European Union. Its form is checked; whether it is in force is not looked up.",
    taxedIn: (country: string) =>
      `Your identity was verified in ${country}, so tax goes by ${country}, until you have paid with a card of the country you told.`,
    taxNumber: "Tax number",
    taxNumberKept: (end: string) => `Kept, ending in ${end}. Leave empty to keep it.`,
    taxNumberWhy: (form: string) => `Needed for ${form}: `,
    numberNeededTitle: "Your tax number is needed",
    save: "Save details",
    saved: "Your details are saved. They stand on new documents from now on.",
    addressRefusal: "Write at least one line and at most four.",
    yearTitle: (year: number) => `Totals of ${year}`,
    yearOpen: "The year goes on; these are the totals up to now.",
    years: "Years",
    nothing: "Nothing was earned or paid in this year.",
    what: "What",
    count: "How often",
    total: "Total",
    kinds: {
      earnings: "Earned, before fees",
      service_fees: "Kogi’s fees on it",
      earnings_returned: "Taken back from you, before fees",
      service_fees_returned: "Kogi’s fees given back with it",
      payments: "Paid for work",
      payment_fees: "Fees paid with it",
      refunds: "Refunded to you",
      bank_returns: "Given back by your bank",
      payouts: "Paid out to your bank",
      subscriptions: "Subscriptions",
    },
    /** The rules behind forms, by what their dated rows say in English. */
    rules: asTold,
    thresholdsTitle: "Who hears of it",
    thresholdStates: { below: "Not yet", near: "Soon", reached: "Yes" },
    filedBy: { platform: "Kogi reports it", client: "Your client reports it" },
    earnedOf: (earned: string, amount: string) => `${earned} of ${amount}`,
    leftOut: (currencies: string) =>
      `There is no reference rate for ${currencies}, so what you earned in it is left out of the sum.`,
    rates: (date: string) => `Sums in other currencies are counted at the rates of ${date}.`,
    csv: "Download CSV",
    pdf: "Download PDF",
  },
  de: taxDe,
});
