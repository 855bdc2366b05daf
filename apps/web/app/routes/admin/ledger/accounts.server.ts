import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../../lib/list-address.ts";
import type { Route } from "./+types/accounts.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const [kind, currency, owner] = ["kind", "currency", "owner_id"].map(
    (name) => url.searchParams.get(name)?.trim() || null,
  );
  const query = {
    ...listWindow(url),
    count: true,
    ...(kind ? { kind: [kind] } : {}),
    ...(currency ? { currency: [currency] } : {}),
    ...(owner ? { owner_id: owner } : {}),
  };
  const [page, { kinds }] = await Promise.all([
    load(args.request, apiOf(args).payments.listLedgerAccounts({ query })),
    load(args.request, apiOf(args).payments.readLedger()),
  ]);
  return {
    accounts: page.data,
    total: page.total,
    filter: { kind: kind ?? null, currency: currency ?? null, owner: owner ?? null },
    kinds: [...new Set(kinds.map((one) => one.kind))].toSorted(),
    more: moreLinks(url, page.next_cursor),
  };
}
