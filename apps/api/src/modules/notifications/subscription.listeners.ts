// Who hears of a plan: before its first charge, when a card was not charged, and when it ended.
import {
  reconciliationBreaks,
  subscriptionChargeFailed,
  subscriptionEnded,
  subscriptionStopped,
  subscriptionTrialEnds,
  subscriptionWentBack,
} from "#events/payments.ts";
import type { Hear } from "./hears.ts";
import type { Notice } from "./notify.ts";
import { money } from "./words/money.words.ts";
import type { Saying } from "./words/say.ts";
import { subscriptions } from "./words/subscription.words.ts";

interface News {
  readonly subscription_id: string;
  readonly user_id: string;
}

function about(kind: string, news: News, said: Saying): readonly Notice[] {
  const subject = { type: "subscription", id: news.subscription_id };
  return [{ userId: news.user_id, actorId: null, kind, category: "money", subject, link: "/settings/billing", said }];
}

export function hearOfSubscriptions(hear: Hear): void {
  hear(reconciliationBreaks, (news) =>
    news.admin_ids.map((userId) => ({
      userId,
      actorId: null,
      kind: reconciliationBreaks.name,
      category: "money",
      subject: { type: "reconciliation_run", id: news.run_id },
      link: "/admin/reconciliation",
      said: money((words) => words.booksDiffer(news)),
    })),
  );
  hear(subscriptionTrialEnds, (news) =>
    about(
      subscriptionTrialEnds.name,
      news,
      subscriptions((words) => words.trialEnds(news)),
    ),
  );
  hear(subscriptionChargeFailed, (news) =>
    about(
      subscriptionChargeFailed.name,
      news,
      subscriptions((words) => words.notCharged(news)),
    ),
  );
  hear(subscriptionStopped, (news) =>
    about(
      subscriptionStopped.name,
      news,
      subscriptions((words) => words.stopped(news)),
    ),
  );
  hear(subscriptionWentBack, (news) =>
    about(
      subscriptionWentBack.name,
      news,
      subscriptions((words) => words.wentBack(news)),
    ),
  );
  hear(subscriptionEnded, (news) =>
    news.reason === "erased"
      ? []
      : about(
          subscriptionEnded.name,
          news,
          subscriptions((words) => words.ended(news)),
        ),
  );
}
