import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const url = pageUrl(args.request);
  const usual = viewer.roles.includes("client") ? ("client" as const) : ("owner" as const);
  const role = pick(url, "role", ["client", "owner"] as const)[0] ?? usual;
  const query = { ...listWindow(url), role };
  const page = await load(args.request, apiOf(args).portfolios.listConfirmations({ query }));
  return { confirmations: page.data, role, more: moreLinks(url, page.next_cursor) };
}
