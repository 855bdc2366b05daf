import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, pick, withParams } from "../../lib/list-address.ts";
import type { Route } from "./+types/list.ts";

const STATES = ["pending", "completed", "partially_refunded", "refunded", "disputed", "failed", "cancelled"] as const;
const DIRECTIONS = ["out", "in"] as const;

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const url = pageUrl(args.request);
  const status = pick(url, "status", STATES)[0] ?? null;
  const direction = pick(url, "direction", DIRECTIONS)[0] ?? null;
  const query = {
    ...listWindow(url),
    ...(status ? { status: [status] } : {}),
    ...(direction ? { direction } : {}),
  };
  const page = await load(args.request, apiOf(args).payments.listPayments({ query }));
  const anew = { show: null, after: null };
  return {
    payments: page.data,
    viewerId: viewer.userId,
    isFiltered: status !== null || direction !== null,
    states: [null, ...STATES].map((one) => ({
      state: one,
      to: withParams(url, { status: one, ...anew }),
      current: one === status,
    })),
    directions: [null, ...DIRECTIONS].map((one) => ({
      direction: one,
      to: withParams(url, { direction: one, ...anew }),
      current: one === direction,
    })),
    more: moreLinks(url, page.next_cursor),
  };
}
