import { listOf, personAsked } from "../../features/admin/person-asked.server.ts";
import { apiOf, load, requireAdmin } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import type { Route } from "./+types/subscriptions.ts";

const states = ["starting", "trialing", "active", "past_due", "ended"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const { payments } = apiOf(args);
  const state = pick(url, "state", states)[0] ?? null;
  const [plans, whose] = await Promise.all([load(args.request, payments.listPlans()), personAsked(args, url)]);
  const plan = plans.data.find((one) => one.plan === url.searchParams.get("plan"))?.plan ?? null;
  const query = { ...listWindow(url), ...(state ? { state: [state] } : {}), ...(plan ? { plan: [plan] } : {}) };
  const page = await listOf(whose, (of) =>
    load(args.request, payments.adminListSubscriptions({ query: { ...query, ...of } })),
  );
  return {
    subscriptions: page.data,
    plans: plans.data.map(({ plan: name, name: label }) => ({ plan: name, label })),
    states,
    state,
    plan,
    whose,
    more: moreLinks(url, page.next_cursor),
  };
}
