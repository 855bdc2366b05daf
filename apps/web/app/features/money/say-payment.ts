// What became of a payment, in words: who reads it must not wonder where the money is.
import type { PaymentView } from "#api-schema/payments-views.ts";
import { formatMoney } from "../../lib/format.ts";
import { formatDate, type TimeReader } from "../../lib/format-time.ts";
import type { WordsOf } from "../../lib/text.ts";
import type { moneyText } from "../../messages/money.ts";

type Tone = "wait" | "safe" | "done" | "warn" | "plain";

interface Said {
  readonly tone: Tone;
  readonly title: string;
  readonly help: string;
}

interface SayWith {
  readonly words: WordsOf<typeof moneyText>;
  readonly why: (failure: { readonly sentence: string }) => string;
  readonly reader: TimeReader;
  /** Else the reader is who was paid. */
  readonly isPayer: boolean;
}

export const isPlan = (payment: PaymentView) => payment.type === "subscription";

/** What became of a payment, told so that nobody wonders whether they were charged. */
export function sayOf(payment: PaymentView, say: SayWith): Said {
  const said = sayOfStatus(payment, say);
  return payment.dispute?.state === "won" ? { ...said, help: `${said.help} ${say.words.wonNote}` } : said;
}

function sayFailed(
  { retry_at, amount }: PaymentView["refunds"][number],
  { words, reader, isPayer }: Pick<SayWith, "words" | "reader" | "isPayer">,
): Said {
  const next = retry_at ? words.refundTriedAgain(formatDate(retry_at, reader)) : words.refundLookedInto(isPayer);
  const help = words.refundFailedHelp(formatMoney(amount, reader.locale), isPayer);
  return { tone: "warn", title: words.refundFailedTitle, help: `${help} ${next}` };
}

function sayOfStatus(payment: PaymentView, { words, why, reader, isPayer }: SayWith): Said {
  const none = words.nothingCharged;
  const { locale } = reader;
  const failed = payment.refunds.findLast((refund) => refund.state === "failed");
  switch (payment.status) {
    case "completed":
      if (isPlan(payment))
        return {
          tone: "done",
          title: words.planPaidTitle(formatMoney(payment.amount, locale)),
          help: words.planPaidHelp,
        };
      if (payment.protected_amount.amount === "0")
        return {
          tone: "done",
          title: words.releasedTitle(formatMoney(payment.held_amount, locale)),
          help: words.releasedHelp,
        };
      return {
        tone: "safe",
        title: words.completedTitle(formatMoney(payment.protected_amount, locale)),
        help: words.completedHelp,
      };
    case "refunded":
    case "partially_refunded":
      if (failed) return sayFailed(failed, { words, reader, isPayer });
      return {
        tone: "plain",
        help: payment.refunds.some((refund) => refund.state === "paid_otherwise")
          ? words.paidOtherwiseHelp
          : words.refundedHelp,
        title: payment.status === "refunded" ? words.refundedTitle : words.partRefundedTitle,
      };
    case "disputed":
      if (payment.dispute?.state === "lost") {
        // What the bank left of it went back by agreement, and did not arrive.
        if (failed) return sayFailed(failed, { words, reader, isPayer });
        const help = words.lostHelp(formatMoney(payment.dispute.amount, locale), isPayer);
        return { tone: "plain", title: words.lostTitle, help };
      }
      return { tone: "warn", title: words.disputedTitle, help: words.disputedHelp };
    case "cancelled":
      return { tone: "plain", title: words.cancelledTitle, help: none };
    case "failed":
      return payment.failure?.code === "checkout_expired"
        ? { tone: "plain", title: words.expiredTitle, help: why(payment.failure) }
        : { tone: "warn", title: words.failedTitle, help: payment.failure ? why(payment.failure) : none };
    case "pending":
      if (payment.processing) return { tone: "wait", title: words.processingTitle, help: words.processingHelp };
      return { tone: "wait", title: words.pendingTitle, help: words.pendingHelp };
  }
}
