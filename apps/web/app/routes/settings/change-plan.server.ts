import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { plansText } from "../../messages/plans.ts";
import type { Route } from "./+types/change-plan.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { payments } = apiOf(args);
  const { subscription_id, plan } = args.params;
  const [preview, plans] = await Promise.all([
    load(args.request, payments.previewPlanChange({ params: { subscription_id }, query: { plan } })),
    load(args.request, payments.listPlans()),
  ]);
  return { preview, name: plans.data.find((one) => one.plan === plan)?.name ?? plan, key: newFormKey() };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(plansText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const { subscription_id, plan } = args.params;
    const amount_now = { amount: text(form, "seen"), currency: text(form, "seen_currency") };
    await apiOf(args).payments.changePlan({
      params: { subscription_id },
      body: { plan, amount_now },
      ...formKey(form),
    });
    return redirectWithToast(href("/settings/billing"), words.changed);
  });
}
