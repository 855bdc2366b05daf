import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const page = await load(args.request, apiOf(args).payments.listFeePacks({ query: listWindow(url) }));
  return { packs: page.data, more: moreLinks(url, page.next_cursor) };
}
