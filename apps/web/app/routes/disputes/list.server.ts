import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const filter = pick(url, "which", ["running"] as const)[0] ?? "all";
  const query = { ...listWindow(url), ...(filter === "running" ? { running: true } : {}) };
  const page = await load(args.request, apiOf(args).contracts.listDisputes({ query }));
  return { disputes: page.data, filter, more: moreLinks(url, page.next_cursor) };
}
