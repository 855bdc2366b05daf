// Who hears of a plan: before its first charge, when a card was not charged, and when it ended.
import {
  reconciliationBreaks,
  subscriptionChargeFailed,
  subscriptionEnded,
  subscriptionTrialEnds,
} from "#events/payments.ts";
import type { Platform } from "#platform/platform.ts";
import { amount, hear } from "./hears.ts";
import type { Notice } from "./notify.ts";

interface News {
  readonly subscription_id: string;
  readonly user_id: string;
}

function about(kind: string, news: News, title: string, body: string): readonly Notice[] {
  const subject = { type: "subscription", id: news.subscription_id };
  const link = "/settings/billing";
  return [{ userId: news.user_id, actorId: null, kind, category: "money", subject, link, title, body }];
}

const day = (at: string) => at.slice(0, 10);

const REASONS: Readonly<Record<string, string>> = {
  cancelled: "You cancelled it. Nothing is charged any more.",
  unpaid: "The card could not be charged in seven days. You are on Free again; nothing you made is gone.",
  not_started: "The card was not charged, so it did not begin.",
};

export function hearOfSubscriptions(platform: Platform): void {
  hear(platform, reconciliationBreaks, (news) =>
    news.admin_ids.map((userId) => ({
      userId,
      actorId: null,
      kind: reconciliationBreaks.name,
      category: "money",
      subject: { type: "reconciliation_run", id: news.run_id },
      link: "/admin/reconciliation",
      title: news.count === 1 ? "The books differ in one place" : `The books differ in ${news.count} places`,
      body: `The ledger and ${news.gateway} do not agree. Nothing was changed by itself; somebody must look.`,
    })),
  );
  hear(platform, subscriptionTrialEnds, (news) =>
    about(
      subscriptionTrialEnds.name,
      news,
      `Your trial of ${news.plan} ends on ${day(news.at)}`,
      `Then ${amount(news.amount)} are charged for the first month. Cancel before that and nothing is.`,
    ),
  );
  hear(platform, subscriptionChargeFailed, (news) =>
    about(
      subscriptionChargeFailed.name,
      news,
      `${amount(news.amount)} for ${news.plan} were not charged`,
      news.next_try_at === null
        ? news.sentence
        : `${news.sentence} We try again on ${day(news.next_try_at)}. You can change your card or try now.`,
    ),
  );
  hear(platform, subscriptionEnded, (news) =>
    news.reason === "erased"
      ? []
      : about(subscriptionEnded.name, news, `${news.plan} has ended`, REASONS[news.reason] ?? ""),
  );
}
