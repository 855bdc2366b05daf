import { href } from "react-router";
import { shownPiece } from "../../features/portfolios/shown-pieces.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, oneOf, submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { confirmationsText } from "../../messages/confirmations.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const confirmation = await load(args.request, apiOf(args).portfolios.getConfirmation({ params: args.params }));
  return { confirmation, piece: confirmation.item && shownPiece(confirmation.item) };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const words = textFor(confirmationsText, args.context.get(pageContext).preferences.locale);
  const { portfolios } = apiOf(args);
  const { params } = args;
  return submit(args.request, form, async () => {
    const said = (sentence: string) => redirectWithToast(href("/confirmations/:confirmation_id", params), sentence);
    switch (oneOf(form, "intent", ["confirm", "decline", "withdraw", "cancel"])) {
      case "confirm": {
        const body = {
          item_version: Number(text(form, "item_version")) || 1,
          show_name: text(form, "show_name") === "yes",
        };
        await portfolios.confirmWork({ params, body });
        return said(words.confirmed);
      }
      case "decline": {
        const reason = text(form, "reason");
        if (reason === "") throw new FormRefusal({ reason: words.needed });
        await portfolios.declineConfirmation({ params, body: { reason } });
        return said(words.declined);
      }
      case "withdraw":
        await portfolios.withdrawConfirmation({ params });
        return said(words.withdrawn);
      default:
        await portfolios.cancelConfirmation({ params });
        return said(words.cancelled);
    }
  });
}
