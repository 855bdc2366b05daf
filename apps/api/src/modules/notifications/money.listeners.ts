// Who hears of payments and payouts. What a milestone's money does is told by its contract.
import {
  booksBroken,
  chargebackEnded,
  chargebackOpened,
  identityDecided,
  moneyCleared,
  paymentFailed,
  paymentRefunded,
  payoutFailed,
  payoutMethodAdded,
  payoutPaid,
  payoutRequested,
  refundFailed,
  refundOrdered,
  reserveReleased,
} from "#events/payments.ts";
import type { Platform } from "#platform/platform.ts";
import { amount, day, hear, hearForAdmins } from "./hears.ts";
import type { Notice } from "./notify.ts";
import { hearOfSubscriptions } from "./subscription.listeners.ts";

interface PayoutNews {
  readonly payout_id: string;
  readonly user_id: string;
}

function aboutPayout(kind: string, news: PayoutNews, title: string, body = ""): readonly Notice[] {
  const subject = { type: "payout", id: news.payout_id };
  return [{ userId: news.user_id, actorId: null, kind, category: "money", subject, link: "/wallet", title, body }];
}

interface ChargebackNews {
  readonly chargeback_id: string;
  readonly recipient_id: string | null;
  readonly description: string;
}

/** To whoever had earned it: their money is at stake, the payer's bank tells the payer. */
function aboutChargeback(kind: string, news: ChargebackNews, title: string, body: string): readonly Notice[] {
  if (news.recipient_id === null) return [];
  const subject = { type: "chargeback", id: news.chargeback_id };
  const words = { title, body: `${body} ${news.description}` };
  return [{ userId: news.recipient_id, actorId: null, kind, category: "money", subject, link: "/wallet", ...words }];
}

function hearOfChargebacks(platform: Platform): void {
  hear(platform, chargebackOpened, (news) =>
    aboutChargeback(
      chargebackOpened.name,
      news,
      news.held.amount === "0"
        ? "A card payment for your work is disputed"
        : `${amount(news.held)} of yours are held: a card payment is disputed`,
      "The payer's bank took it back. We answer the bank; if we win, it is yours again.",
    ),
  );
  hear(platform, chargebackEnded, (news) =>
    aboutChargeback(
      chargebackEnded.name,
      news,
      news.outcome === "won" ? "The disputed card payment is yours again" : "The bank decided for the payer",
      news.outcome === "won"
        ? `${amount(news.held)} are in your wallet.`
        : `${amount(news.held)} that were held are gone.`,
    ),
  );
  hear(platform, reserveReleased, (news) => [
    {
      userId: news.user_id,
      actorId: null,
      kind: reserveReleased.name,
      category: "money",
      subject: { type: "reserve", id: news.reserve_id },
      link: "/wallet",
      title: `${amount(news.amount)} that were kept back can be withdrawn`,
      body: news.description,
    },
  ]);
}

export function hearOfMoney(platform: Platform): void {
  hearOfChargebacks(platform);
  hear(platform, paymentFailed, (news) => [
    {
      userId: news.payer_id,
      actorId: null,
      kind: paymentFailed.name,
      category: "money",
      subject: { type: "payment", id: news.transaction_id },
      link: news.return_path,
      title: `Your payment of ${amount(news.amount)} was not made`,
      body: `${news.sentence} Nothing was charged.`,
    },
  ]);
  hear(platform, paymentRefunded, (news) => [
    {
      userId: news.payer_id,
      actorId: null,
      kind: paymentRefunded.name,
      category: "money",
      subject: { type: "payment", id: news.transaction_id },
      link: news.return_path,
      title: `${amount(news.amount)} are on their way back to your card`,
      body: news.description,
    },
  ]);
  hear(platform, refundOrdered, (news) =>
    news.recipient_id === null
      ? []
      : [
          {
            userId: news.recipient_id,
            actorId: null,
            kind: refundOrdered.name,
            category: "money",
            subject: { type: "payment", id: news.transaction_id },
            link: news.taken.amount === "0" ? news.return_path : "/wallet",
            title: `Kogi sent ${amount(news.amount)} back to the payer`,
            body:
              news.taken.amount === "0"
                ? `${news.description}. Nothing was taken of what you earned. ${news.reason}`
                : `${news.description}. ${amount(news.taken)} of it come from what you had earned. ${news.reason}`,
          },
        ],
  );
  hear(platform, moneyCleared, (news) => [
    {
      userId: news.user_id,
      actorId: null,
      kind: moneyCleared.name,
      category: "money",
      subject: { type: "clearing", id: news.clearing_id },
      link: "/wallet",
      title: `${amount(news.amount)} can be withdrawn`,
      body: news.description,
    },
  ]);
  hear(platform, payoutRequested, (news) =>
    aboutPayout(
      payoutRequested.name,
      news,
      `${amount(news.amount)} are on their way to your account ending ${news.last4}`,
      "If this was not you, change your password and write to us.",
    ),
  );
  hear(platform, payoutPaid, (news) =>
    aboutPayout(payoutPaid.name, news, `${amount(news.amount)} have arrived at your account ending ${news.last4}`),
  );
  hear(platform, payoutFailed, (news) =>
    aboutPayout(
      payoutFailed.name,
      news,
      `The payout of ${amount(news.amount)} did not go through`,
      `${news.sentence} The money is back in your wallet.`,
    ),
  );
  hear(platform, payoutMethodAdded, (news) => [
    {
      userId: news.user_id,
      actorId: null,
      kind: payoutMethodAdded.name,
      category: "account",
      subject: { type: "payout_method", id: news.payout_method_id },
      link: "/wallet",
      title: `A bank account ending ${news.last4} was added to your wallet`,
      body: `Money can go there from ${day(news.usable_from)}. If this was not you, remove the account and change your password now.`,
    },
  ]);
  hear(platform, refundFailed, (news) => [
    {
      userId: news.payer_id,
      actorId: null,
      kind: refundFailed.name,
      category: "money",
      subject: { type: "payment", id: news.transaction_id },
      link: news.return_path,
      title: `Your bank did not take the refund of ${amount(news.amount)}`,
      body: news.is_retried ? "We try again by ourselves. The money is not lost." : "We look into it and write to you.",
    },
  ]);
  hearOfSubscriptions(platform);
  hear(platform, identityDecided, (news) => [
    {
      userId: news.user_id,
      actorId: null,
      kind: identityDecided.name,
      category: "account",
      subject: { type: "user", id: news.user_id },
      link: "/wallet",
      title: news.state === "verified" ? "Your identity is verified" : "Your identity could not be verified",
      body: news.reason ?? "",
    },
  ]);
  hearForAdmins(platform, booksBroken, (news) => ({
    actorId: null,
    kind: booksBroken.name,
    category: "money",
    subject: { type: "check_run", id: news.check_run_id },
    link: "/admin/ledger",
    title: "The books break an invariant",
    body: `${news.checks.join(", ")}. ${news.first}`,
  }));
}
