import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../../lib/list-address.ts";
import type { Route } from "./+types/account.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const { payments } = apiOf(args);
  const params = { account_id: args.params.account_id };
  const day = url.searchParams.get("day") ?? "";
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? `${day}T23:59:59.999Z` : null;
  const [account, past, lines] = await Promise.all([
    load(args.request, payments.getLedgerAccount({ params, query: {} })),
    at ? load(args.request, payments.getLedgerAccount({ params, query: { at } })) : null,
    load(args.request, payments.listLedgerLines({ params, query: listWindow(url) })),
  ]);
  return {
    account,
    past: past && { day, balance: past.balance },
    lines: lines.data,
    more: moreLinks(url, lines.next_cursor),
  };
}
