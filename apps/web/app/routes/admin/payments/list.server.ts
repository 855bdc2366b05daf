import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const STATES = ["pending", "completed", "partially_refunded", "refunded", "disputed", "failed", "cancelled"] as const;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const status = pick(url, "status", STATES)[0] ?? null;
  const waiting = url.searchParams.get("order") === "proposed";
  const payer = url.searchParams.get("payer");
  const query = {
    ...listWindow(url),
    ...(waiting ? { refund_waits: true } : {}),
    ...(payer ? { payer } : {}),
    ...(status ? { status: [status] } : {}),
  };
  const page = await load(args.request, apiOf(args).payments.listAllPayments({ query }));
  return { payments: page.data, states: STATES, status, waiting, payer, more: moreLinks(url, page.next_cursor) };
}
