import type { PortfolioCard } from "#api-schema/portfolio-views.ts";
import type { TopicView } from "#api-schema/trending.ts";
import { topicName } from "../../lib/topics.server.ts";
import { pictureOf } from "../media/picture-of.ts";
import type { ShownPortfolio } from "./shown-portfolio.ts";

/** Portfolios for cards, with the names of their topics where the tree is given. */
export function portfolioCards(
  portfolios: readonly PortfolioCard[],
  topics: readonly TopicView[] = [],
): ShownPortfolio[] {
  return portfolios.map(({ owner, slug, title, cover, category_id, counters, verified_count }) => ({
    handle: owner.handle,
    slug,
    title,
    picture: pictureOf(cover, ""),
    maker: { name: owner.name, imageUrl: owner.profile_image },
    topic: topicName(topics, category_id),
    verified: verified_count > 0,
    likes: counters.likes,
    views: counters.views,
  }));
}
