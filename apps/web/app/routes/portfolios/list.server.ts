import type { PortfolioQuery } from "#api-schema/portfolio-views.ts";
import { workItemKinds } from "#api-schema/work-items.ts";
import { interestLinks } from "../../features/interests/interest-links.server.ts";
import { portfolioCards } from "../../features/portfolios/card-data.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { listWindow, moreLinks, pageUrl, pick, withoutFilter } from "../../lib/list-address.ts";
import { isSlug } from "../../lib/slug.server.ts";
import { textFor } from "../../lib/text.ts";
import { allTopics, topicOptions } from "../../lib/topics.server.ts";
import { portfoliosText } from "../../messages/portfolios.ts";
import type { Route } from "./+types/list.ts";

const sorts = ["-published_at", "-views", "-likes"] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const url = pageUrl(request);
  const api = apiOf({ context });
  const q = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const sort = sorts.find((known) => known === url.searchParams.get("sort")) ?? sorts[0];
  const chosenTopics = url.searchParams.getAll("topic").filter(isSlug).slice(0, 20);
  const tags = url.searchParams
    .getAll("tag")
    .filter((tag) => tag.trim() !== "" && tag.length <= 60)
    .slice(0, 15);
  const kinds = pick(url, "kind", workItemKinds);
  const verified = url.searchParams.get("verified") === "yes";
  const interests = interestLinks(url, context.get(pageContext).viewer);
  const query = {
    sort,
    ...(q ? { q } : {}),
    ...(chosenTopics.length > 0 ? { category_id: chosenTopics } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(kinds.length > 0 ? { kind: kinds } : {}),
    ...(verified ? { verified } : {}),
    ...(interests?.mine ? { interests: true } : {}),
    ...listWindow(url),
    count: true,
  } satisfies PortfolioQuery;
  const [page, topics] = await load(
    request,
    Promise.all([api.portfolios.listPortfolios({ query }), allTopics(api, context)]),
  );
  const options = topicOptions(topics, chosenTopics);
  const words = textFor(portfoliosText, context.get(pageContext).preferences.locale);
  return {
    portfolios: portfolioCards(page.data, topics),
    total: page.total,
    interests,
    more: moreLinks(url, page.next_cursor),
    q,
    sort,
    topics: options,
    kinds: workItemKinds.map((value) => ({ value, label: words.kinds[value], selected: kinds.includes(value) })),
    verified: [{ value: "yes", label: words.mark, selected: verified }],
    tags,
    chips: [
      ...(q ? [{ label: q, without: withoutFilter(url, "q", q) }] : []),
      ...options
        .filter((option) => option.selected)
        .map(({ value, label }) => ({ label, without: withoutFilter(url, "topic", value) })),
      ...kinds.map((kind) => ({ label: words.kinds[kind], without: withoutFilter(url, "kind", kind) })),
      ...(verified ? [{ label: words.mark, without: withoutFilter(url, "verified", "yes") }] : []),
      ...tags.map((tag) => ({ label: tag, without: withoutFilter(url, "tag", tag) })),
    ],
  };
}
