import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit } from "../../lib/form.server.ts";
import { formatMoney } from "../../lib/format.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { walletText } from "../../messages/wallet.ts";
import type { Route } from "./+types/exchange-quote.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const params = { quote_id: args.params.quote_id };
  const quote = await load(args.request, apiOf(args).payments.getExchangeQuote({ params }));
  const leftMs = Math.max(0, Date.parse(quote.expires_at) - args.context.get(pageContext).now.getTime());
  return { quote, leftMs, key: newFormKey() };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(walletText, locale);
  return submit(args.request, form, async () => {
    const params = { quote_id: args.params.quote_id };
    const { from, to } = await apiOf(args).payments.acceptExchange({ params, ...formKey(form) });
    const [given, got] = [formatMoney(from, locale), formatMoney(to, locale)];
    return redirectWithToast(`${href("/wallet")}?currency=${to.currency}`, words.done(given, got));
  });
}
