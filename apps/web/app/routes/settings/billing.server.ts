import { href, redirectDocument } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, oneOf, submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { plansText } from "../../messages/plans.ts";
import type { Route } from "./+types/billing.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { media, payments } = apiOf(args);
  const [subscriptions, cards, plans, storage] = await Promise.all([
    load(args.request, payments.listSubscriptions({ query: { limit: 100 } })),
    load(args.request, payments.listSavedMethods()),
    load(args.request, payments.listPlans()),
    load(args.request, media.getStorage()),
  ]);
  return {
    subscriptions: subscriptions.data,
    card: cards.data.find((one) => one.default) ?? null,
    plans: plans.data,
    storage,
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { payments } = apiOf(args);
  const words = textFor(plansText, args.context.get(pageContext).preferences.locale);
  const params = { subscription_id: text(form, "subscription_id") };
  const back = (message: string) => redirectWithToast(href("/settings/billing"), message);
  const steps = {
    cancel: async () => {
      const { state } = await payments.cancelSubscription({ params, ...formKey(form) });
      return back(state === "ended" ? words.cancelledAtOnce : words.cancelled);
    },
    resume: async () => {
      await payments.resumeSubscription({ params, ...formKey(form) });
      return back(words.resumed);
    },
    pay_now: async () => {
      await payments.paySubscription({ params, ...formKey(form) });
      return back(words.tried);
    },
    confirm: async () => {
      const charge = { method_charge_id: text(form, "method_charge_id") };
      const { url } = await payments.confirmMethodCharge({ params: charge, ...formKey(form) });
      return redirectDocument(url);
    },
  };
  const intent = oneOf(form, "intent", ["cancel", "resume", "pay_now", "confirm"]);
  return submit(args.request, form, async () => (intent ? steps[intent]() : back("")));
}
