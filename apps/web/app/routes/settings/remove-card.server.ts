import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { cardsText } from "../../messages/cards.ts";
import type { Route } from "./+types/remove-card.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const params = { saved_method_id: args.params.saved_method_id };
  return load(args.request, apiOf(args).payments.getCardUse({ params }));
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(cardsText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const params = { saved_method_id: args.params.saved_method_id };
    await apiOf(args).payments.removeSavedMethod({ params });
    return redirectWithToast(href("/settings/payment-methods"), words.removed);
  });
}
