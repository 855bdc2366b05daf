import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import type { Route } from "./+types/list.ts";

export async function loader(args: Route.LoaderArgs) {
  const { payments } = apiOf(args);
  const { viewer } = args.context.get(pageContext);
  const plans = await load(args.request, payments.listPlans());
  const own = viewer ? (await load(args.request, payments.listSubscriptions({}))).data : [];
  return {
    ...plans,
    own: own.filter((one) => one.state !== "ended"),
    // The trial is for the first time that somebody subscribes for this kind of work.
    tried: [...new Set(own.map((one) => one.audience))],
  };
}
