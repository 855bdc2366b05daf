// Whose card expires hears of it while there is time.
import { cardExpires } from "#events/payments.ts";
import type { Hear } from "./hears.ts";
import { subscriptions } from "./words/subscription.words.ts";

export function hearOfSavedCards(hear: Hear): void {
  hear(cardExpires, (news) => [
    {
      userId: news.user_id,
      actorId: null,
      kind: cardExpires.name,
      category: "money",
      subject: { type: "saved_method", id: news.saved_method_id },
      link: "/settings/payment-methods",
      said: subscriptions((words) => words.cardExpires(news)),
    },
  ]);
}
