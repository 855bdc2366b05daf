import { href } from "react-router";
import { noteIn } from "../../../features/admin/answer-booking.server.ts";
import { type Faults, readAmount, refuseIfAny } from "../../../features/hiring/milestone-form.server.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, oneOf, submit, text } from "../../../lib/form.server.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { paymentDeskText } from "../../../messages/payment-desk.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const params = { transaction_id: args.params.transaction_id };
  const { payments } = apiOf(args);
  const [detail, journals] = await Promise.all([
    load(args.request, payments.getPaymentAsAdmin({ params })),
    load(args.request, payments.listJournals({ query: { about: params.transaction_id } })),
  ]);
  return {
    detail,
    journals: journals.data,
    key: newFormKey(),
  };
}

/** Order a refund, or answer one that waits: by what the form intends. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(paymentDeskText, locale);
  const params = { transaction_id: args.params.transaction_id };
  const here = href("/admin/payments/:transaction_id", params);
  const api = apiOf(args).payments;
  return submit(args.request, form, async () => {
    const answer = oneOf(form, "intent", ["confirm", "decline", "withdraw"]);
    if (answer) {
      const order = { refund_order_id: text(form, "refund_order_id") };
      await api.answerRefundOrder({ params: order, body: { answer, ...noteIn(form) }, ...formKey(form) });
      return redirectWithToast(here, answer === "withdraw" ? words.withdrawn : words.answered);
    }
    const reason = text(form, "reason");
    if (reason === "") throw new FormRefusal({ reason: words.required });
    const faults: Faults = {};
    const isPart = text(form, "amount") !== "";
    const amount = isPart ? readAmount(form, "amount", { locale, refusal: words.amountRefusal, faults }) : null;
    refuseIfAny(faults);
    const bearer = oneOf(form, "bearer", ["earner", "kogi"]) ?? "kogi";
    const month = text(form, "of") === "month" ? { whole_month: true } : {};
    const body = { bearer, reason, ...month, ...(amount ? { amount } : {}) };
    await api.orderRefund({ params, body, ...formKey(form) });
    return redirectWithToast(here, words.ordered);
  });
}
