import { peopleCards } from "../../features/people/card-data.server.ts";
import { portfolioCards } from "../../features/portfolios/card-data.server.ts";
import { projectCards } from "../../features/projects/card-data.server.ts";
import { apiOf, loadOrNull } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { allTopics } from "../../lib/topics.server.ts";
import type { Route } from "./+types/page.ts";

const PORTFOLIOS_SHOWN = 12;
const PROJECTS_SHOWN = 4;
const PEOPLE_SHOWN = 4;
const NEWS_SHOWN = 5;

// A part that cannot be loaded is left out: the front page should stand when a single list does not.
export async function loader({ context }: Route.LoaderArgs) {
  const api = apiOf({ context });
  const { viewer } = context.get(pageContext);
  const isClient = viewer?.userType === "client";
  const [portfolios, projects, people, topics, news, own] = await Promise.all([
    loadOrNull(api.portfolios.listPortfolios({ query: { limit: PORTFOLIOS_SHOWN, count: !viewer } })),
    loadOrNull(api.projects.listProjects({ query: { limit: PROJECTS_SHOWN, count: !viewer } })),
    loadOrNull(api.users.listUsers({ query: { works: true, limit: PEOPLE_SHOWN, count: !viewer } })),
    loadOrNull(allTopics(api, context)),
    viewer ? loadOrNull(api.notifications.listNotifications({ query: { limit: NEWS_SHOWN } })) : null,
    viewer && isClient
      ? loadOrNull(api.projects.listProjects({ query: { user_id: viewer.userId, limit: PROJECTS_SHOWN } }))
      : null,
  ]);
  const tree = topics ?? [];
  return {
    portfolios: portfolioCards(portfolios?.data ?? [], tree),
    projects: projectCards(projects?.data ?? []),
    people: await peopleCards({ context }, people?.data ?? []),
    topics: tree.filter((topic) => topic.depth === 0).map(({ slug, name }) => ({ slug, name })),
    counts: { people: people?.total, portfolios: portfolios?.total, projects: projects?.total },
    news: news?.data ?? [],
    own: projectCards(own?.data ?? []),
    // An empty list is told as one; a list that did not answer is not.
    unanswered: { people: !people, projects: !projects, own: viewer !== null && isClient && !own },
  };
}
