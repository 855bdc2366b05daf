import { apiOf, load, loadOrNull, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const STATES = ["pending", "completed", "partially_refunded", "refunded", "disputed", "failed", "cancelled"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const status = pick(url, "status", STATES)[0] ?? null;
  const waiting = url.searchParams.get("order") === "proposed";
  const user_id = url.searchParams.get("payer");
  // What names nobody filters nothing.
  const payer = user_id ? await loadOrNull(apiOf(args).admin.getPerson({ params: { user_id } })) : null;
  const query = {
    ...listWindow(url),
    ...(waiting ? { refund_waits: true } : {}),
    ...(payer ? { payer: payer.person.user_id } : {}),
    ...(status ? { status: [status] } : {}),
  };
  const page = await load(args.request, apiOf(args).payments.listAllPayments({ query }));
  const more = moreLinks(url, page.next_cursor);
  return { payments: page.data, states: STATES, status, waiting, payer: payer?.person ?? null, more };
}
