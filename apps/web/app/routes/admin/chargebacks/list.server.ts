import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const filter = pick(url, "which", ["running", "all"] as const)[0] ?? "running";
  const query = { ...listWindow(url), ...(filter === "running" ? { running: true } : {}) };
  const page = await load(args.request, apiOf(args).payments.listChargebacks({ query }));
  return { chargebacks: page.data, filter, more: moreLinks(url, page.next_cursor) };
}
