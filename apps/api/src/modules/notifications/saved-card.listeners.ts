// Whose card expires hears of it while there is time.
import { cardExpires } from "#events/payments.ts";
import type { Platform } from "#platform/platform.ts";
import { hear } from "./hears.ts";

export function hearOfSavedCards(platform: Platform): void {
  hear(platform, cardExpires, (news) => {
    const until = `${String(news.expiry_month).padStart(2, "0")}/${news.expiry_year}`;
    const pays = news.plans.length === 0 ? "" : ` It pays for ${news.plans.join(" and ")}.`;
    return [
      {
        userId: news.user_id,
        actorId: null,
        kind: cardExpires.name,
        category: "money",
        subject: { type: "saved_method", id: news.saved_method_id },
        link: "/settings/payment-methods",
        title: `${news.brand} ending in ${news.last4} expires in ${until}`,
        body: `Add it again with its new date before then, so that nothing stops.${pays}`,
      },
    ];
  });
}
