import { apiOf, load } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/endorsements.ts";

/** Who vouches for somebody: for one skill (`?skill=wordmarks`), or for all that stand on the profile. */
export async function loader({ request, context, params }: Route.LoaderArgs) {
  const url = pageUrl(request);
  const api = apiOf({ context });
  const { user_id, handle, name, skills, listed } = await load(
    request,
    api.users.getUserByHandle({ params: { handle: params.handle.toLowerCase() } }),
  );
  const skill = skills.find(({ slug }) => slug === url.searchParams.get("skill"));
  const page = await load(
    request,
    api.endorsements.listEndorsements({
      params: { user_id },
      query: { ...listWindow(url), ...(skill ? { skill_id: skill.skill_id } : {}), count: true },
    }),
  );
  return {
    handle,
    name,
    userId: user_id,
    listed,
    skill: skill?.name ?? null,
    endorsements: page.data,
    total: page.total,
    more: moreLinks(url, page.next_cursor),
  };
}
