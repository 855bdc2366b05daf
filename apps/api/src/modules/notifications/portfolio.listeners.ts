// What people hear of their portfolios: requests to confirm a piece of work, and the answers.
import { confirmationAnswered, confirmationAsked } from "#events/portfolios.ts";
import type { Hear } from "./hears.ts";
import type { Notice } from "./notify.ts";
import { portfolios } from "./words/portfolio.words.ts";
import type { Saying } from "./words/say.ts";

interface ConfirmationNews {
  readonly confirmation_id: string;
  readonly user_id: string;
  readonly client_id: string;
}

function about(kind: string, news: ConfirmationNews, to: "owner" | "client", said: Saying): Notice {
  const [userId, actorId] = to === "client" ? [news.client_id, news.user_id] : [news.user_id, news.client_id];
  const link = `/confirmations/${news.confirmation_id}`;
  const subject = { type: "confirmation", id: news.confirmation_id };
  return { userId, actorId, kind, category: "reviews", subject, link, said };
}

export function hearOfPortfolios(hear: Hear): void {
  hear(confirmationAsked, (news) => [
    about(
      confirmationAsked.name,
      news,
      "client",
      portfolios((words) => words.asked(news)),
    ),
  ]);
  hear(confirmationAnswered, (news) => [
    about(
      confirmationAnswered.name,
      news,
      "owner",
      portfolios((words) => {
        if (news.answer === "confirmed") return words.confirmed(news);
        return news.answer === "declined" ? words.declined(news) : words.withdrawn(news);
      }),
    ),
  ]);
}
