import type { apiOf } from "../../lib/api.server.ts";
import { loadOrNull } from "../../lib/api.server.ts";
import { listWindow, moreLinks } from "../../lib/list-address.ts";
import { portfolioCards } from "../portfolios/card-data.server.ts";
import { projectCards } from "../projects/card-data.server.ts";
import type { ShownOrganisation } from "./organisation-page.tsx";

// Their newest works, two of each: what they make together, not one of them alone.
const MAKERS_READ = 6;
const WORKS_EACH = 2;
// Beside the members, whose list has the plain place in the address.
const PROJECTS = { prefix: "projects_", size: 12 };

/** The page of the organisation at this handle; null where there is none. */
export async function readOrganisationPage(
  api: ReturnType<typeof apiOf>,
  { handle, url, origin }: { handle: string; url: URL; origin: string },
): Promise<ShownOrganisation | null> {
  const organisation = await loadOrNull(api.organisations.getOrganisationByHandle({ params: { handle } }));
  if (!organisation) return null;
  const params = { organisation_id: organisation.organisation_id };
  const page = await loadOrNull(api.organisations.listMembers({ params, query: listWindow(url) }));
  const members = page?.data ?? [];
  const makers = members.map(({ user }) => user.user_id).slice(0, MAKERS_READ);
  const { organisation_id } = organisation;
  const projects = loadOrNull(
    api.projects.listProjects({
      query: { organisation_id, ...(organisation.role ? {} : { status: ["open"] }), ...listWindow(url, PROJECTS) },
    }),
  );
  const works = await Promise.all(
    makers.map((user_id) =>
      loadOrNull(api.portfolios.listPortfolios({ query: { user_id, state: ["published"], limit: WORKS_EACH } })),
    ),
  );
  return {
    organisation,
    members,
    moreMembers: moreLinks(url, page?.next_cursor ?? null).to,
    portfolios: portfolioCards(works.flatMap((one) => one?.data ?? [])),
    projects: projectCards((await projects)?.data ?? []),
    moreProjects: moreLinks(url, (await projects)?.next_cursor ?? null, PROJECTS),
    origin,
  };
}
