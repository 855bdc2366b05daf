import type { SimilarPortfolios } from "#api-schema/portfolio-similar.ts";
import { type apiOf, loadOrNull } from "../../../lib/api.server.ts";
import type { Topic } from "../../../lib/topic.ts";
import { topicName } from "../../../lib/topics.server.ts";
import { pieceCard, portfolioCards } from "../card-data.server.ts";
import type { ShownPortfolio } from "../shown-portfolio.ts";

export interface SimilarWork {
  readonly portfolio: ShownPortfolio;
  readonly topic: string | null;
  readonly tags: number;
  readonly skills: number;
}

/** Work of others that is like a portfolio; none where it cannot be told. */
export async function similarWork(
  api: ReturnType<typeof apiOf>["portfolios"],
  portfolioId: string,
  topics: readonly Topic[],
): Promise<SimilarWork[]> {
  const found = await loadOrNull(api.listSimilar({ params: { portfolio_id: portfolioId } }));
  return (found?.data ?? []).flatMap((one) => shown(one, topics));
}

/** Pieces of others that are like a piece; where there are none, what is like the portfolio it stands in. */
export async function similarPieces(
  api: ReturnType<typeof apiOf>["portfolios"],
  { item_id, portfolio_id }: { readonly item_id: string; readonly portfolio_id: string },
  topics: readonly Topic[],
): Promise<SimilarWork[]> {
  const found = await loadOrNull(api.listSimilarPieces({ params: { item_id } }));
  const pieces = (found?.data ?? []).map(({ piece, because }) => ({
    portfolio: pieceCard(piece, topics),
    ...reasonOf(because, topics),
  }));
  return pieces.length > 0 ? pieces : similarWork(api, portfolio_id, topics);
}

function shown({ portfolio, because }: SimilarPortfolios["data"][number], topics: readonly Topic[]): SimilarWork[] {
  const [card] = portfolioCards([portfolio]);
  return card ? [{ portfolio: card, ...reasonOf(because, topics) }] : [];
}

function reasonOf({ topic, tags, skills }: SimilarPortfolios["data"][number]["because"], topics: readonly Topic[]) {
  return { topic: topicName(topics, topic) ?? null, tags: tags.length, skills };
}
