import { href, redirectDocument } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, oneOf, submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { failuresText } from "../../messages/failures.ts";
import { plansText } from "../../messages/plans.ts";
import type { Route } from "./+types/billing.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { media, payments } = apiOf(args);
  const [subscriptions, cards, plans, storage] = await Promise.all([
    subscriptionsOf(args),
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

/** What waits for a confirmation is asked of the provider: whoever comes back from their bank's page has given it. */
async function subscriptionsOf(args: Route.LoaderArgs) {
  const { payments } = apiOf(args);
  const list = () => load(args.request, payments.listSubscriptions({ query: { limit: 100 } }));
  const found = await list();
  const waiting = found.data.flatMap(({ open_charge: open }) =>
    open?.needs_confirmation && open.method_charge_id ? [open.method_charge_id] : [],
  );
  const looks = await Promise.allSettled(
    waiting.map((method_charge_id) => payments.getMethodCharge({ params: { method_charge_id } })),
  );
  const moved = looks.some((look) => look.status === "fulfilled" && look.value.state !== "authentication_required");
  return moved ? list() : found;
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { payments } = apiOf(args);
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(plansText, locale);
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
      const answer = await payments.confirmMethodCharge({ params: charge, ...formKey(form) });
      if (answer.url !== null) return redirectDocument(answer.url);
      // The bank asked nothing, or said no at once.
      const { failure, state } = answer.charge;
      if (failure) return back(textFor(failuresText, locale).said(failure.sentence));
      return back(state === "paid" ? words.confirmed : words.tried);
    },
  };
  const intent = oneOf(form, "intent", ["cancel", "resume", "pay_now", "confirm"]);
  return submit(args.request, form, async () => (intent ? steps[intent]() : back("")));
}
