// Who hears of payments and payouts. What a milestone's money does is told by its contract.
import {
  booksBroken,
  chargebackAnswerWanted,
  chargebackEnded,
  chargebackInquiry,
  chargebackOpened,
  chargebackWonBack,
  clearingLengthened,
  identityDecided,
  moneyCleared,
  paymentFailed,
  paymentRefunded,
  payoutFailed,
  payoutMethodAdded,
  payoutPaid,
  payoutRequested,
  processingBorne,
  recipientWanted,
  refundFailed,
  refundOrdered,
  refundPaidOtherwise,
  reserveReleased,
  walletHeld,
} from "#events/payments.ts";
import type { Hear } from "./hears.ts";
import { EVERY_ADMINISTRATOR, type Notice } from "./notify.ts";
import { appeals } from "./words/appeal.words.ts";
import { chargebacks } from "./words/chargeback.words.ts";
import { money } from "./words/money.words.ts";
import { refunds } from "./words/refund.words.ts";

/** What concerns one person's money, told to them alone. */
function toPerson(userId: string, telling: Pick<Notice, "kind" | "subject" | "link" | "said">): Notice {
  return { userId, actorId: null, category: "money", ...telling };
}

interface PayoutNews {
  readonly payout_id: string;
  readonly user_id: string;
}

function aboutPayout(kind: string, news: PayoutNews, said: Notice["said"]): readonly Notice[] {
  return [toPerson(news.user_id, { kind, subject: { type: "payout", id: news.payout_id }, link: "/wallet", said })];
}

interface ChargebackNews {
  readonly chargeback_id: string;
  readonly recipient_id: string | null;
}

/** To whoever had earned it: their money is at stake, the payer's bank tells the payer. */
function aboutChargeback(kind: string, news: ChargebackNews, said: Notice["said"]): readonly Notice[] {
  if (news.recipient_id === null) return [];
  const subject = { type: "chargeback", id: news.chargeback_id };
  return [toPerson(news.recipient_id, { kind, subject, link: "/wallet", said })];
}

/** To those who answer the bank, whoever earned by it. */
function toDesk(kind: string, { chargeback_id: id }: { chargeback_id: string }, said: Notice["said"]): Notice {
  const link = `/admin/chargebacks/${id}`;
  return toPerson(EVERY_ADMINISTRATOR, { kind, subject: { type: "chargeback", id }, link, said });
}

export function hearOfMoney(hear: Hear): void {
  hearOfPayments(hear);
  hearOfChargebacks(hear);
  hearOfPayouts(hear);
  hearOfProcessing(hear);
  hear(moneyCleared, (news) => {
    const said = money((words) => words.cleared(news));
    const subject = { type: "clearing", id: news.clearing_id };
    return [toPerson(news.user_id, { kind: moneyCleared.name, subject, link: "/wallet", said })];
  });
  hear(walletHeld, (news) => {
    const said = money((words) => words.walletHeld(news));
    const subject = { type: "user", id: news.user_id };
    return [toPerson(news.user_id, { kind: walletHeld.name, subject, link: "/wallet", said })];
  });
  hear(identityDecided, (news) => {
    const said = money((words) => words.identityDecided(news));
    const subject = { type: "user", id: news.user_id };
    const notice = toPerson(news.user_id, { kind: identityDecided.name, subject, link: "/wallet", said });
    return [{ ...notice, category: "account" as const }];
  });
  hear(recipientWanted, (news) => {
    const said = money((words) => words.recipientWanted(news));
    const subject = { type: "user", id: news.user_id };
    const notice = toPerson(news.user_id, { kind: recipientWanted.name, subject, link: "/wallet/identity", said });
    return [{ ...notice, category: "account" as const }];
  });
  hear(booksBroken, (news) => {
    const said = money((words) => words.booksBroken(news));
    const subject = { type: "check_run", id: news.check_run_id };
    return [toPerson(EVERY_ADMINISTRATOR, { kind: booksBroken.name, subject, link: "/admin/ledger", said })];
  });
}

/** The payment says what became of it, and leads on to what it was for. */
const pageOf = ({ transaction_id }: { readonly transaction_id: string }) => `/payments/${transaction_id}`;

function hearOfPayments(hear: Hear): void {
  hear(paymentFailed, (news) => {
    const said = money((words) => words.notPaid(news));
    const subject = { type: "payment", id: news.transaction_id };
    return [toPerson(news.payer_id, { kind: paymentFailed.name, subject, link: pageOf(news), said })];
  });
  hear(paymentRefunded, (news) => {
    const said = money((words) => words.refunded(news));
    const subject = { type: "payment", id: news.transaction_id };
    return [toPerson(news.payer_id, { kind: paymentRefunded.name, subject, link: pageOf(news), said })];
  });
  hear(refundOrdered, (news) => {
    if (news.recipient_id === null) return [];
    const said = money((words) => words.sentBack(news));
    const subject = { type: "payment", id: news.transaction_id };
    const link = news.taken.amount === "0" ? news.return_path : "/wallet";
    return [toPerson(news.recipient_id, { kind: refundOrdered.name, subject, link, said })];
  });
  hear(refundFailed, (news) => {
    const said = refunds((words) => words.refundFailed(news));
    const subject = { type: "payment", id: news.transaction_id };
    return [toPerson(news.payer_id, { kind: refundFailed.name, subject, link: pageOf(news), said })];
  });
  hear(refundPaidOtherwise, (news) => {
    const said = refunds((words) => words.refundPaidOtherwise(news));
    const subject = { type: "payment", id: news.transaction_id };
    return [toPerson(news.payer_id, { kind: refundPaidOtherwise.name, subject, link: pageOf(news), said })];
  });
}

function hearOfChargebacks(hear: Hear): void {
  hear(chargebackOpened, (news) => {
    const said = chargebacks((words) => words.opened(news));
    const atDesk = chargebacks((words) => words.openedAtDesk(news));
    const { name } = chargebackOpened;
    return [...aboutChargeback(name, news, said), toDesk(name, news, atDesk)];
  });
  hear(chargebackInquiry, (news) => {
    const said = chargebacks((words) => words.inquiry(news));
    const atDesk = chargebacks((words) => words.inquiryAtDesk(news));
    const { name } = chargebackInquiry;
    return [...aboutChargeback(name, news, said), toDesk(name, news, atDesk)];
  });
  hear(chargebackAnswerWanted, (news) => {
    const said =
      news.because === "appeal"
        ? appeals((words) => words.possible(news))
        : chargebacks((words) => words.answerWanted(news));
    return [toDesk(chargebackAnswerWanted.name, news, said)];
  });
  hear(chargebackEnded, (news) => {
    const said = chargebacks((words) => words.ended(news));
    return aboutChargeback(chargebackEnded.name, news, said);
  });
  hear(chargebackWonBack, (news) => {
    const { name } = chargebackWonBack;
    const atDesk = toDesk(
      name,
      news,
      appeals((words) => words.wonBack(news)),
    );
    if (news.held.amount === "0") return [atDesk];
    const said = chargebacks((words) => words.ended({ ...news, outcome: "won" }));
    return [...aboutChargeback(name, news, said), atDesk];
  });
  hear(clearingLengthened, (news) => {
    const said = chargebacks((words) => words.waitsLonger(news));
    const subject = { type: "clearing", id: news.clearing_id };
    return [toPerson(news.user_id, { kind: clearingLengthened.name, subject, link: "/wallet", said })];
  });
  hear(reserveReleased, (news) => {
    const said = chargebacks((words) => words.reserveReleased(news));
    const subject = { type: "reserve", id: news.reserve_id };
    return [toPerson(news.user_id, { kind: reserveReleased.name, subject, link: "/wallet", said })];
  });
}

function hearOfProcessing(hear: Hear): void {
  hear(processingBorne, (news) => {
    const said = money((words) => words.processingBorne(news));
    const subject = { type: "refund", id: news.refund_id };
    return [toPerson(news.user_id, { kind: processingBorne.name, subject, link: news.return_path, said })];
  });
}

function hearOfPayouts(hear: Hear): void {
  hear(payoutRequested, (news) => {
    const said = money((words) => words.payoutRequested(news));
    return aboutPayout(payoutRequested.name, news, said);
  });
  hear(payoutPaid, (news) => {
    const said = money((words) => words.payoutPaid(news));
    return aboutPayout(payoutPaid.name, news, said);
  });
  hear(payoutFailed, (news) => {
    const said = money((words) => words.payoutFailed(news));
    return aboutPayout(payoutFailed.name, news, said);
  });
  hear(payoutMethodAdded, (news) => {
    const said = money((words) => words.accountAdded(news));
    const subject = { type: "payout_method", id: news.payout_method_id };
    const notice = toPerson(news.user_id, { kind: payoutMethodAdded.name, subject, link: "/wallet", said });
    return [{ ...notice, category: "account" as const }];
  });
}
