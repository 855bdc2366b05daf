import { apiOf, load, requireAdmin } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import type { Route } from "./+types/subscriptions.ts";

const states = ["trialing", "active", "past_due", "ended"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const state = pick(url, "state", states)[0] ?? null;
  const query = { ...listWindow(url), ...(state ? { state: [state] } : {}) };
  const page = await load(args.request, apiOf(args).payments.adminListSubscriptions({ query }));
  return { subscriptions: page.data, state, more: moreLinks(url, page.next_cursor) };
}
