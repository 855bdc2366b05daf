import type { PortfolioQuery } from "#api-schema/portfolio-views.ts";
import { interestLinks } from "../../features/interests/interest-links.server.ts";
import { portfolioCards } from "../../features/portfolios/card-data.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { listWindow, moreLinks, pageUrl, withoutFilter } from "../../lib/list-address.ts";
import { allTopics, topicOptions } from "../../lib/topics.server.ts";
import type { Route } from "./+types/list.ts";

const sorts = ["-published_at", "-views", "-likes"] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const url = pageUrl(request);
  const api = apiOf({ context });
  const q = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const sort = sorts.find((known) => known === url.searchParams.get("sort")) ?? sorts[0];
  const chosenTopics = url.searchParams.getAll("topic").slice(0, 20);
  const tags = url.searchParams
    .getAll("tag")
    .filter((tag) => tag.trim() !== "" && tag.length <= 60)
    .slice(0, 15);
  const interests = interestLinks(url, context.get(pageContext).viewer);
  const query = {
    sort,
    ...(q ? { q } : {}),
    ...(chosenTopics.length > 0 ? { category_id: chosenTopics } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(interests?.mine ? { interests: true } : {}),
    ...listWindow(url),
    count: true,
  } satisfies PortfolioQuery;
  const [page, topics] = await load(
    request,
    Promise.all([api.portfolios.listPortfolios({ query }), allTopics(api, context)]),
  );
  const options = topicOptions(topics, chosenTopics);
  return {
    portfolios: portfolioCards(page.data, topics),
    total: page.total,
    interests,
    more: moreLinks(url, page.next_cursor),
    q,
    sort,
    topics: options,
    tags,
    chips: [
      ...(q ? [{ label: q, without: withoutFilter(url, "q", q) }] : []),
      ...options
        .filter((option) => option.selected)
        .map(({ value, label }) => ({ label, without: withoutFilter(url, "topic", value) })),
      ...tags.map((tag) => ({ label: tag, without: withoutFilter(url, "tag", tag) })),
    ],
  };
}
