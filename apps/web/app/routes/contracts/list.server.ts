import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const filters = ["active", "ended", "all"] as const;
const statuses = {
  active: { status: ["active" as const, "disputed" as const] },
  ended: { status: ["completed" as const, "cancelled" as const] },
  all: {},
};

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const url = pageUrl(args.request);
  const filter = pick(url, "which", filters)[0] ?? "active";
  const query = { ...listWindow(url), ...statuses[filter] };
  const page = await load(args.request, apiOf(args).contracts.listContracts({ query }));
  return {
    contracts: page.data,
    filter,
    more: moreLinks(url, page.next_cursor),
  };
}
