import type { SimilarPortfolios } from "#api-schema/portfolio-similar.ts";
import type { TopicView } from "#api-schema/trending.ts";
import { type apiOf, loadOrNull } from "../../../lib/api.server.ts";
import { topicName } from "../../../lib/topics.server.ts";
import { portfolioCards } from "../card-data.server.ts";
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
  topics: readonly TopicView[],
): Promise<SimilarWork[]> {
  const found = await loadOrNull(api.listSimilar({ params: { portfolio_id: portfolioId } }));
  return (found?.data ?? []).flatMap((one) => shown(one, topics));
}

function shown({ portfolio, because }: SimilarPortfolios["data"][number], topics: readonly TopicView[]): SimilarWork[] {
  const [card] = portfolioCards([portfolio]);
  const { topic, tags, skills } = because;
  return card ? [{ portfolio: card, topic: topicName(topics, topic) ?? null, tags: tags.length, skills }] : [];
}
