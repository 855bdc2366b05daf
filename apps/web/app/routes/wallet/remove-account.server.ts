import { data, href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { moneyText } from "../../messages/money.ts";
import type { Route } from "./+types/remove-account.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const methods = await load(args.request, apiOf(args).payments.listPayoutMethods());
  const method = methods.data.find((one) => one.payout_method_id === args.params.payout_method_id);
  if (!method) throw data(null, { status: 404 });
  return { last4: method.last4 };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(moneyText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const params = { payout_method_id: args.params.payout_method_id };
    await apiOf(args).payments.removePayoutMethod({ params });
    return redirectWithToast(href("/wallet"), words.methodRemoved);
  });
}
