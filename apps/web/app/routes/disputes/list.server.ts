import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const page = await load(args.request, apiOf(args).contracts.listDisputes({ query: listWindow(url) }));
  return { disputes: page.data, more: moreLinks(url, page.next_cursor) };
}
