import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick, withParams } from "../../lib/list-address.ts";
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
  const organisation_id = url.searchParams.get("organisation") ?? undefined;
  const whose = organisation_id === undefined ? {} : { organisation_id };
  const organisation =
    organisation_id === undefined
      ? null
      : await load(args.request, apiOf(args).organisations.getOrganisation({ params: { organisation_id } }));
  const query = { ...listWindow(url), ...statuses[filter], ...whose };
  const page = await load(args.request, apiOf(args).contracts.listContracts({ query }));
  return {
    contracts: page.data,
    filters: filters.map((which) => ({
      which,
      to: withParams(url, { which: which === "active" ? null : which, show: null, after: null }),
      current: which === filter,
    })),
    organisation,
    /** Nothing under any filter. */
    none: page.data.length === 0 && organisation === null && (filter === "all" || (await hasNone(args))),
    more: moreLinks(url, page.next_cursor),
  };
}

async function hasNone(args: Route.LoaderArgs): Promise<boolean> {
  const { data } = await load(args.request, apiOf(args).contracts.listContracts({ query: { limit: 1 } }));
  return data.length === 0;
}
