import { href, redirectDocument } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { moneyText } from "../../messages/money.ts";
import type { Route } from "./+types/return.ts";

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const params = { transaction_id: args.params.transaction_id };
  const { payments } = apiOf(args);
  const [payment, documents] = await Promise.all([
    load(args.request, payments.getPayment({ params })),
    load(args.request, payments.listInvoices({ query: { transaction_id: args.params.transaction_id, limit: 100 } })),
  ]);
  // The provider led whoever paid back here. Its own word comes a moment later, and it alone counts.
  const paid = new URL(args.request.url).searchParams.has("paid");
  return { payment, documents: documents.data, paid, isPayer: payment.user_id === viewer.userId, key: newFormKey() };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const params = { transaction_id: args.params.transaction_id };
  const here = href("/payments/:transaction_id", params);
  const { payments } = apiOf(args);
  return submit(args.request, form, async () => {
    if (text(form, "intent") === "cancel") {
      await payments.cancelPayment({ params, ...formKey(form) });
      const words = textFor(moneyText, args.context.get(pageContext).preferences.locale);
      return redirectWithToast(here, words.cancelled);
    }
    const { checkout_url: checkout } = await payments.openCheckout({ params });
    return redirectDocument(checkout ?? here);
  });
}
