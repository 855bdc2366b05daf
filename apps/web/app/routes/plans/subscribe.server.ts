import { data, href, redirectDocument } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { plansText } from "../../messages/plans.ts";
import type { Route } from "./+types/subscribe.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { payments } = apiOf(args);
  // Back from the provider's page: looked up first, so that the new card is in the list.
  const setupId = pageUrl(args.request).searchParams.get("setup");
  const setup = setupId
    ? await load(args.request, payments.getMethodSetup({ params: { method_setup_id: setupId } }))
    : null;
  const [plans, cards, own] = await Promise.all([
    load(args.request, payments.listPlans()),
    load(args.request, payments.listSavedMethods()),
    load(args.request, payments.listSubscriptions({})),
  ]);
  const plan = plans.data.find((one) => one.plan === args.params.plan);
  if (!plan) throw data(null, { status: 404 });
  return {
    plan,
    card: cards.data.find((one) => one.default) ?? null,
    // The trial is for the first time that somebody subscribes for this kind of work.
    trial: plan.trial_days > 0 && !own.data.some((one) => one.audience === plan.audience),
    setup,
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(plansText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const { payments } = apiOf(args);
    const chosen = { plan: args.params.plan };
    if (text(form, "intent") === "add_card") {
      const { url } = await payments.startMethodSetup({ query: chosen, ...formKey(form) });
      return redirectDocument(url ?? href("/plans/:plan", chosen));
    }
    const made = await payments.startSubscription({ body: chosen, ...formKey(form) });
    return redirectWithToast(
      href("/settings/billing"),
      made.state === "trialing" ? words.started(made.plan_name) : words.tried,
    );
  });
}
