import { listOf, personAsked } from "../../../features/admin/person-asked.server.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const filters = ["mediation", "running", "resolved", "withdrawn", "all"] as const;
const RUNNING = ["open", "negotiation", "mediation"] as const;
const statuses = {
  mediation: ["mediation" as const],
  running: [...RUNNING],
  resolved: ["resolved" as const],
  withdrawn: ["withdrawn" as const],
  all: [...RUNNING, "resolved" as const, "withdrawn" as const],
};

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const whose = await personAsked(args, url);
  // Of one person, whatever there is.
  const filter = pick(url, "which", filters)[0] ?? (whose.asked === null ? "mediation" : "all");
  const query = { ...listWindow(url), status: statuses[filter] };
  const page = await listOf(whose, (of) =>
    load(args.request, apiOf(args).contracts.listDisputesToDecide({ query: { ...query, ...of } })),
  );
  return { disputes: page.data, filters, filter, whose, more: moreLinks(url, page.next_cursor) };
}
