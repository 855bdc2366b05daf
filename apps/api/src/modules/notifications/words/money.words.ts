import { failureInGerman } from "#api-schema/failures.ts";
import { planCharge, planChargeInGerman } from "#api-schema/plan-charges.ts";
import { type Amount, sayings } from "./say.ts";

interface Moved {
  readonly amount: Amount;
}
interface About extends Moved {
  readonly description: string;
}
type Failed = Moved & { readonly sentence: string; readonly taken?: Amount | undefined };
/** What a dispute took of money that came back; null for nothing. */
const takenOf = ({ taken }: Failed): Amount | null => (taken && BigInt(taken.amount) > 0n ? taken : null);
function whereItIs(news: Failed, amount: (value: Amount) => string): string {
  const taken = takenOf(news);
  if (taken === null) return "The money is back in your wallet.";
  if (taken.amount === news.amount.amount) return "All of it went to a disputed card payment.";
  return `${amount(taken)} of it went to a disputed card payment; the rest is back in your wallet.`;
}
function whereItIsDe(news: Failed, amount: (value: Amount) => string): string {
  const taken = takenOf(news);
  if (taken === null) return "Das Geld ist wieder in deinem Guthaben.";
  if (taken.amount === news.amount.amount) return "Alles davon ging an eine bestrittene Kartenzahlung.";
  return `${amount(taken)} davon gingen an eine bestrittene Kartenzahlung; der Rest ist wieder in deinem Guthaben.`;
}
type ToAccount = Moved & { readonly last4: string };
type Refunded = About & { readonly type: string; readonly reason: string };
// A milestone's two sides read the reason on its contract; a plan has nobody who would say it.
const why = (news: Refunded) =>
  news.type === "subscription" ? `${news.description}. ${news.reason}` : news.description;
type SentBack = About & { readonly taken: Amount; readonly reason: string };

export const money = sayings(
  ({ amount, day, number }) => ({
    notPaid: (news: Moved & { sentence: string }) => ({
      title: `Your payment of ${amount(news.amount)} was not made`,
      body: `${news.sentence} Nothing was charged.`,
    }),
    refunded: (news: Refunded) => ({
      title: `${amount(news.amount)} are on their way back to your card`,
      body: why({ ...news, description: planCharge(news.description, day) }),
    }),
    sentBack: (news: SentBack) => ({
      title: `Kogi sent ${amount(news.amount)} back to the payer`,
      body:
        news.taken.amount === "0"
          ? `${news.description}. Nothing was taken of what you earned. ${news.reason}`
          : `${news.description}. ${amount(news.taken)} of it come from what you had earned. ${news.reason}`,
    }),
    processingBorne: (news: About) => ({
      title: `${amount(news.amount)} were taken of what you earned`,
      body: `${news.description}. It went back to the payer, the provider keeps its cost of the charge, and under the fees you agreed to you bear it.`,
    }),
    cleared: (news: About) => ({ title: `${amount(news.amount)} can be withdrawn`, body: news.description }),
    walletHeld: (news: Moved & { until: string }) => ({
      title: `Withdraw your ${amount(news.amount)} by ${day(news.until)}`,
      body: "Money may lie here for a limited time only. On that day it goes to your bank account by itself. If there is none, add one.",
    }),
    payoutRequested: (news: ToAccount) => ({
      title: `${amount(news.amount)} are on their way to your account ending ${news.last4}`,
      body: "If this was not you, change your password and write to us.",
    }),
    payoutPaid: (news: ToAccount) => ({
      title: `${amount(news.amount)} have arrived at your account ending ${news.last4}`,
    }),
    payoutFailed: (news: Failed) => ({
      title: `The payout of ${amount(news.amount)} did not go through`,
      body: `${news.sentence} ${whereItIs(news, amount)}`,
    }),
    accountAdded: (news: { last4: string; usable_from: string }) => ({
      title: `A bank account ending ${news.last4} was added to your wallet`,
      body: `Money can go there from ${day(news.usable_from)}. If this was not you, remove the account and change your password now.`,
    }),
    identityDecided: (news: { state: string; reason: string | null }) => ({
      title: news.state === "verified" ? "Your identity is verified" : "Your identity could not be verified",
      body: news.reason ?? "",
    }),
    recipientWanted: (news: { deadline: string | null; blocks: boolean }) => ({
      title: "The payment provider needs something more from you",
      body: news.blocks
        ? "Until it has it, nothing can be withdrawn. Your money stays in your wallet."
        : news.deadline === null
          ? "Hand it in soon, so that you can go on withdrawing."
          : `Hand it in by ${day(news.deadline)}, so that you can go on withdrawing.`,
    }),
    booksBroken: (news: { checks: readonly string[]; first: string }) => ({
      title: "The books break an invariant",
      body: `${news.checks.join(", ")}. ${news.first}`,
    }),
    booksDiffer: (news: { count: number; gateway: string }) => ({
      title: news.count === 1 ? "The books differ in one place" : `The books differ in ${number(news.count)} places`,
      body: `The ledger and ${news.gateway} do not agree. Nothing was changed by itself; somebody must look.`,
    }),
  }),
  {
    de: ({ amount, day, number }) => ({
      notPaid: (news) => ({
        title: `Deine Zahlung über ${amount(news.amount)} kam nicht zustande`,
        body: `${failureInGerman(news.sentence)} Es wurde nichts abgebucht.`,
      }),
      refunded: (news) => ({
        title: `${amount(news.amount)} sind auf dem Weg zurück auf deine Karte`,
        body: why({ ...news, description: planChargeInGerman(news.description, day) }),
      }),
      sentBack: (news) => ({
        title: `Kogi hat ${amount(news.amount)} an den Zahler zurückgeschickt`,
        body:
          news.taken.amount === "0"
            ? `${news.description}. Von dem, was du verdient hast, wurde nichts genommen. ${news.reason}`
            : `${news.description}. ${amount(news.taken)} davon stammen aus dem, was du verdient hattest. ${news.reason}`,
      }),
      processingBorne: (news) => ({
        title: `${amount(news.amount)} wurden von dem genommen, was du verdient hast`,
        body: `${news.description}. Das Geld ging zurück, der Zahlungsanbieter behält seine Kosten der Abbuchung, und nach den Gebühren, denen du zugestimmt hast, trägst du sie.`,
      }),
      cleared: (news) => ({ title: `${amount(news.amount)} kannst du auszahlen lassen`, body: news.description }),
      walletHeld: (news) => ({
        title: `Lass dir deine ${amount(news.amount)} bis ${day(news.until)} auszahlen`,
        body: "Geld darf hier nur begrenzte Zeit liegen. An diesem Tag geht es von selbst auf dein Bankkonto. Wenn du keines hast, füge eines hinzu.",
      }),
      payoutRequested: (news) => ({
        title: `${amount(news.amount)} sind unterwegs auf dein Konto mit den Endziffern ${news.last4}`,
        body: "Wenn du das nicht warst, ändere dein Passwort und schreib uns.",
      }),
      payoutPaid: (news) => ({
        title: `${amount(news.amount)} sind auf deinem Konto mit den Endziffern ${news.last4} angekommen`,
      }),
      payoutFailed: (news) => ({
        title: `Die Auszahlung von ${amount(news.amount)} hat nicht geklappt`,
        body: `${failureInGerman(news.sentence)} ${whereItIsDe(news, amount)}`,
      }),
      accountAdded: (news) => ({
        title: `Ein Bankkonto mit den Endziffern ${news.last4} wurde zu deinem Guthaben hinzugefügt`,
        body: `Geld kann ab ${day(news.usable_from)} dorthin gehen. Wenn du das nicht warst, entferne das Konto und ändere jetzt dein Passwort.`,
      }),
      identityDecided: (news) => ({
        title: news.state === "verified" ? "Deine Identität ist geprüft" : "Deine Identität ließ sich nicht prüfen",
        body: failureInGerman(news.reason ?? ""),
      }),
      recipientWanted: (news) => ({
        title: "Der Zahlungsanbieter braucht noch etwas von dir",
        body: news.blocks
          ? "Bis er es hat, lässt sich nichts auszahlen. Dein Geld bleibt in deinem Guthaben."
          : news.deadline === null
            ? "Reiche es bald ein, damit du weiter auszahlen kannst."
            : `Reiche es bis ${day(news.deadline)} ein, damit du weiter auszahlen kannst.`,
      }),
      booksBroken: (news) => ({
        title: "Die Bücher verletzen eine Regel",
        body: `${news.checks.join(", ")}. ${news.first}`,
      }),
      booksDiffer: (news) => ({
        title:
          news.count === 1
            ? "Die Bücher weichen an einer Stelle ab"
            : `Die Bücher weichen an ${number(news.count)} Stellen ab`,
        body: `Das Hauptbuch und ${news.gateway} stimmen nicht überein. Von selbst wurde nichts geändert; jemand muss nachsehen.`,
      }),
    }),
  },
);
