import { apiOf } from "../../lib/api.server.ts";
import { pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/skills.ts";

const OFFERED = 8;

/** Names of skills while somebody types one; an array, as TagsField wants it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const q = (pageUrl(request).searchParams.get("q") ?? "").slice(0, 60);
  const { data } = await apiOf({ context }).users.listSkills({ query: { q, limit: OFFERED } });
  return Response.json(data.map((skill) => skill.name));
}
