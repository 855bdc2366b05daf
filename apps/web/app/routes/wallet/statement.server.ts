import { periodIn } from "../../features/money/period.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { walletText } from "../../messages/wallet.ts";
import type { Route } from "./+types/statement.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { payments } = apiOf(args);
  const words = textFor(walletText, args.context.get(pageContext).preferences.locale);
  const url = pageUrl(args.request);
  const wallet = await load(args.request, payments.getWallet());
  const currencies = wallet.balances.map((balance) => balance.currency);
  const asked = url.searchParams.get("currency");
  const currency = currencies.find((code) => code === asked) ?? currencies[0] ?? "EUR";
  const { from, to, isBackwards, query } = periodIn(url);
  const direction = pick(url, "direction", ["in", "out"])[0] ?? null;
  const wish = {
    currency,
    ...query,
    ...(direction ? { direction } : {}),
  };
  const page = await load(args.request, payments.listStatement({ query: { ...listWindow(url), ...wish } }));
  return {
    currencies,
    currency,
    from,
    to,
    direction,
    refusal: isBackwards ? words.periodRefused : null,
    period: page.period,
    entries: page.data,
    more: moreLinks(url, page.next_cursor),
    files: `?${new URLSearchParams(wish)}`,
  };
}
