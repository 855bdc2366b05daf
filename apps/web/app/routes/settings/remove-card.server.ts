import { data, href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { cardsText } from "../../messages/cards.ts";
import type { Route } from "./+types/remove-card.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const cards = await load(args.request, apiOf(args).payments.listSavedMethods());
  const card = cards.data.find((one) => one.saved_method_id === args.params.saved_method_id);
  if (!card) throw data(null, { status: 404 });
  return { brand: card.brand, last4: card.last4 };
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
