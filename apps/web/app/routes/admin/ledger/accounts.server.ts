import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl, withParams } from "../../../lib/list-address.ts";
import type { Route } from "./+types/accounts.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const url = pageUrl(args.request);
  const asked = (name: string, charsMax: number) => url.searchParams.get(name)?.trim().slice(0, charsMax) || null;
  // As long as the API takes them.
  const [kind, owner, typed] = [asked("kind", 40), asked("owner_id", 80), asked("currency", 40)];
  const currency = typed && /^[a-z]{3}$/i.test(typed) ? typed.toUpperCase() : null;
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
    filter: { kind, currency: currency ?? typed, owner },
    // What names no currency filters nothing.
    badCurrency: typed !== null && currency === null,
    kinds: [null, ...[...new Set(kinds.map((one) => one.kind))].toSorted()].map((one) => ({
      kind: one,
      to: withParams(url, { kind: one, show: null, after: null }),
      current: one === kind,
    })),
    more: moreLinks(url, page.next_cursor),
  };
}
