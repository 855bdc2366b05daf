import { listOf, personAsked } from "../../../features/admin/person-asked.server.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const whose = await personAsked(args, url);
  // Of one person, what is over is looked for as well.
  const filter = pick(url, "which", ["running", "all"] as const)[0] ?? (whose.asked === null ? "running" : "all");
  const query = { ...listWindow(url), ...(filter === "running" ? { running: true } : {}) };
  const page = await listOf(whose, (of) =>
    load(args.request, apiOf(args).payments.listChargebacks({ query: { ...query, ...of } })),
  );
  return { chargebacks: page.data, filter, whose, more: moreLinks(url, page.next_cursor) };
}
