import { href, redirectDocument } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { cardsText } from "../../messages/cards.ts";
import type { Route } from "./+types/payment-methods.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { payments } = apiOf(args);
  // Back from the provider's page: how it stands there now is looked up first, so that the new card is in the list.
  const setupId = new URL(args.request.url).searchParams.get("setup");
  const setup = setupId
    ? await load(args.request, payments.getMethodSetup({ params: { method_setup_id: setupId } }))
    : null;
  const { data } = await load(args.request, payments.listSavedMethods());
  return { cards: data, setup, key: newFormKey() };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const { request, context } = args;
  const { payments } = apiOf(args);
  const form = await request.formData();
  const words = textFor(cardsText, context.get(pageContext).preferences.locale);
  const here = href("/settings/payment-methods");
  return submit(request, form, async () => {
    const intent = text(form, "intent");
    if (intent === "default") {
      await payments.setDefaultMethod({ params: { saved_method_id: text(form, "saved_method_id") } });
      return redirectWithToast(here, words.madeDefault);
    }
    const { url } = await payments.startMethodSetup(formKey(form));
    return redirectDocument(url ?? here);
  });
}
