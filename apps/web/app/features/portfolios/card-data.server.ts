import type { PortfolioCard } from "#api-schema/portfolio-views.ts";
import type { WorkCard } from "#api-schema/work-items.ts";
import type { Topic } from "../../lib/topic.ts";
import { topicName } from "../../lib/topics.server.ts";
import { previewOf } from "../media/picture-of.ts";
import type { ShownPortfolio } from "./shown-portfolio.ts";

/** Portfolios for cards, with the names of their topics where the tree is given. */
export function portfolioCards(portfolios: readonly PortfolioCard[], topics: readonly Topic[] = []): ShownPortfolio[] {
  return portfolios.map(({ owner, slug, title, cover, category_id, counters, verified_count }) => ({
    handle: owner.handle,
    slug,
    title,
    picture: previewOf(cover, ""),
    maker: { name: owner.name, imageUrl: owner.profile_image },
    topic: topicName(topics, category_id),
    verified: verified_count > 0,
    likes: counters.likes,
    views: counters.views,
  }));
}

/** A piece as a card of its own, with the name of its topic. */
export function pieceCard(piece: WorkCard, topics: readonly Topic[]): ShownPortfolio {
  const { owner, portfolio, item_id, title, cover, counters, verified } = piece;
  return {
    handle: owner.handle,
    slug: portfolio.slug,
    itemId: item_id,
    title,
    picture: previewOf(cover, ""),
    maker: { name: owner.name, imageUrl: owner.profile_image },
    topic: topicName(topics, portfolio.category_id),
    verified,
    likes: counters.likes,
    views: counters.views,
  };
}
