import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const filters = ["mediation", "running", "resolved"] as const;
const queries = {
  mediation: { status: ["mediation" as const] },
  running: {},
  resolved: { status: ["resolved" as const] },
};

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const filter = pick(url, "which", filters)[0] ?? "mediation";
  const query = { ...listWindow(url), ...queries[filter] };
  const page = await load(args.request, apiOf(args).contracts.listDisputesToDecide({ query }));
  return { disputes: page.data, filter, more: moreLinks(url, page.next_cursor) };
}
