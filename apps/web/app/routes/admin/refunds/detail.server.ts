import { href } from "react-router";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, oneOf, submit, text } from "../../../lib/form.server.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { moneyDeskText } from "../../../messages/money-desk.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const params = { refund_id: args.params.refund_id };
  const { payments } = apiOf(args);
  const [refund, journals] = await Promise.all([
    load(args.request, payments.getRefundAsAdmin({ params })),
    load(args.request, payments.listJournals({ query: { about: params.refund_id } })),
  ]);
  return { refund, journals: journals.data, key: newFormKey() };
}

/** Try it once more, book that it was paid another way, or answer such a booking: by what the form intends. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(moneyDeskText, args.context.get(pageContext).preferences.locale);
  const params = { refund_id: args.params.refund_id };
  const here = href("/admin/refunds/:refund_id", params);
  const api = apiOf(args).payments;
  return submit(args.request, form, async () => {
    const answer = oneOf(form, "intent", ["confirm", "decline", "withdraw"]);
    if (answer) {
      await api.answerRefundSettlement({ params, body: { answer }, ...formKey(form) });
      return redirectWithToast(here, words.settleAnswered);
    }
    if (text(form, "intent") === "retry") {
      await api.retryRefund({ params, ...formKey(form) });
      return redirectWithToast(here, words.retried);
    }
    const [transfer, paid_on] = [text(form, "transfer"), text(form, "paid_on")];
    if (transfer === "" || paid_on === "")
      throw new FormRefusal({
        ...(transfer === "" ? { transfer: words.required } : {}),
        ...(paid_on === "" ? { paid_on: words.required } : {}),
      });
    await api.settleRefund({ params, body: { transfer, paid_on }, ...formKey(form) });
    return redirectWithToast(here, words.settled);
  });
}
