import { listOf, personAsked } from "../../../features/admin/person-asked.server.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const STATES = ["pending", "completed", "partially_refunded", "refunded", "disputed", "failed", "cancelled"] as const;
// As long as the API takes it.
const NAME_CHARS_MAX = 120;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const status = pick(url, "status", STATES)[0] ?? null;
  const waiting = url.searchParams.get("order") === "proposed";
  const about = url.searchParams.get("about")?.trim().slice(0, NAME_CHARS_MAX) || null;
  const whose = await personAsked(args, url);
  const query = {
    ...listWindow(url),
    ...(waiting ? { refund_waits: true } : {}),
    ...(about ? { about } : {}),
    ...(status ? { status: [status] } : {}),
  };
  const page = await listOf(whose, (of) =>
    load(args.request, apiOf(args).payments.listAllPayments({ query: { ...query, ...of } })),
  );
  const more = moreLinks(url, page.next_cursor);
  return { payments: page.data, states: STATES, status, waiting, about, whose, more };
}
