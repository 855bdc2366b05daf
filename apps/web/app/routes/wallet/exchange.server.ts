import { href, redirect } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, readMoney, submit, text } from "../../lib/form.server.ts";
import { currencyName } from "../../lib/format.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { walletText } from "../../messages/wallet.ts";
import type { Route } from "./+types/exchange.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { payments } = apiOf(args);
  const { locale } = args.context.get(pageContext).preferences;
  const [wallet, currencies] = await Promise.all([
    load(args.request, payments.getWallet()),
    load(args.request, payments.listCurrencies()),
  ]);
  const filled = wallet.balances.filter(({ available }) => available.amount !== "0" && available.amount[0] !== "-");
  const asked = pageUrl(args.request).searchParams.get("currency");
  return {
    balances: filled,
    first: filled.find(({ currency }) => currency === asked) ?? filled[0] ?? null,
    targets: currencies.data
      .filter((one) => one.has_rate)
      .map(({ code }) => ({ value: code, label: `${code}, ${currencyName(code, locale)}` })),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(walletText, args.context.get(pageContext).preferences.locale);
  const fields = {
    "exchange.invalid_amount": "amount",
    "exchange.too_little": "amount",
    "exchange.same_currency": "to_currency",
    "exchange.no_rate": "to_currency",
  };
  const work = async () => {
    const from = readMoney(form, "amount", { context: args.context, refusal: words.amountRefusal });
    if (!from) throw new FormRefusal({ amount: words.amountRefusal });
    const body = { from, to_currency: text(form, "to_currency") };
    const { quote_id } = await apiOf(args).payments.quoteExchange({ body });
    return redirect(href("/wallet/exchange/:quote_id", { quote_id }));
  };
  return submit(args.request, form, work, { fields, names: { from: "amount" } });
}
