import { peopleCards } from "../../features/people/card-data.server.ts";
import { portfolioCards } from "../../features/portfolios/card-data.server.ts";
import { projectCards } from "../../features/projects/card-data.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/page.ts";

const SHOWN_EACH = 4;

export async function loader({ request, context }: Route.LoaderArgs) {
  const q = (pageUrl(request).searchParams.get("q") ?? "").trim().slice(0, 100);
  if (q === "") return { q, found: null };
  const api = apiOf({ context });
  const query = { q, limit: SHOWN_EACH, count: true };
  const [people, portfolios, projects, organisations] = await load(
    request,
    Promise.all([
      api.users.listUsers({ query }),
      api.portfolios.listPortfolios({ query }),
      api.projects.listProjects({ query }),
      api.organisations.listOrganisations({ query }),
    ]),
  );
  return {
    q,
    found: {
      people: { ...people, data: await peopleCards({ context }, people.data) },
      portfolios: { ...portfolios, data: portfolioCards(portfolios.data) },
      projects: { ...projects, data: projectCards(projects.data) },
      organisations,
    },
  };
}
