import { data, href } from "react-router";
import { withRowErrors } from "../../features/hiring/milestone-form.server.ts";
import { offerShownAgain, readOffer } from "../../features/hiring/offer-form.server.ts";
import { quoteOrNull } from "../../features/money/quote.server.ts";
import { pricedByPart } from "../../features/money/quote.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { hiringText } from "../../messages/hiring.ts";
import type { Route } from "./+types/counter.ts";

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const params = { offer_id: args.params.offer_id };
  const offer = await load(args.request, apiOf(args).projects.getOffer({ params }));
  if (!offer.can.includes("counter")) throw data(null, { status: 404 });
  const side = viewer.userId === offer.freelancer.user_id ? ("freelancer" as const) : ("client" as const);
  const pair = {
    payer_id: side === "client" ? viewer.userId : offer.client.user_id,
    recipient_id: offer.freelancer.user_id,
  };
  return {
    offer,
    pair,
    side,
    quote: await quoteOrNull(args, pricedByPart(offer.total, offer.milestones), pair),
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const again = await offerShownAgain(args, form);
  if (again) return again;
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(hiringText, locale);
  const params = { offer_id: args.params.offer_id };
  return submit(args.request, form, async () => {
    const { body, rows } = readOffer(form, { locale, words, hourly: form.has("hourly_rate") });
    const call = apiOf(args).projects.counterOffer({ params, body, ...formKey(form) });
    const { offer_id } = await withRowErrors(rows, call);
    return redirectWithToast(href("/offers/:offer_id", { offer_id }), words.offerSent);
  });
}
