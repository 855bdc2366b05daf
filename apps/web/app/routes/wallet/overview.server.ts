import { earns } from "../../features/money/earns.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { listWindow, moreLinks, pageUrl } from "../../lib/list-address.ts";
import type { Route } from "./+types/overview.ts";

const PAYOUTS_SHOWN = 5;

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const { payments } = apiOf(args);
  const url = pageUrl(args.request);
  const [wallet, methods, identity, payouts, holds] = await Promise.all([
    load(args.request, payments.getWallet()),
    load(args.request, payments.listPayoutMethods()),
    load(args.request, payments.getIdentityVerification()),
    load(args.request, payments.listPayouts({ query: { limit: PAYOUTS_SHOWN } })),
    load(args.request, payments.getHolds()),
  ]);
  const asked = url.searchParams.get("currency");
  const balance = wallet.balances.find((one) => one.currency === asked) ?? richest(wallet.balances);
  const query = { ...listWindow(url), currency: balance?.currency ?? "EUR" };
  const statement = balance ? await load(args.request, payments.listStatement({ query })) : null;
  return {
    wallet,
    holds,
    balance: balance ?? null,
    earns: earns(viewer, wallet.balances) || methods.data.length > 0 || payouts.data.length > 0,
    methods: methods.data,
    identity,
    payouts: payouts.data,
    morePayouts: payouts.next_cursor !== null,
    statement: statement?.data ?? [],
    next: moreLinks(url, statement?.next_cursor ?? null),
  };
}

interface Balance {
  readonly available: { readonly amount: string };
  readonly clearing: { readonly amount: string };
  readonly protected: { readonly amount: string };
}

/** The currency to show when none is asked for: the first one with money in it. */
function richest<Row extends Balance>(balances: readonly Row[]): Row | undefined {
  const filled = (row: Row) => [row.available, row.clearing, row.protected].some(({ amount }) => amount !== "0");
  return balances.find(filled) ?? balances[0];
}
