import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const QUERY_MAX = 254;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const q = url.searchParams.get("q")?.trim().slice(0, QUERY_MAX) || null;
  const state = pick(url, "state", ["suspended"]);
  const roles = pick(url, "roles", ["admin", "reviewer"]);
  const query = {
    ...listWindow(url),
    ...(q ? { q } : {}),
    ...(state.length > 0 ? { state } : {}),
    ...(roles.length > 0 ? { roles } : {}),
  };
  const page = await load(args.request, apiOf(args).admin.listPeople({ query }));
  return { people: page.data, q, which: state[0] ?? roles[0] ?? null, more: moreLinks(url, page.next_cursor) };
}
