import { href } from "react-router";
import { shareInForm } from "../../features/disputes/share-in-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, submit, text, textOrNull } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { uploadFiles } from "../../lib/upload-files.server.ts";
import { contractsText } from "../../messages/contracts.ts";
import { disputesText } from "../../messages/disputes.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const params = { dispute_id: args.params.dispute_id };
  return {
    detail: await load(args.request, apiOf(args).contracts.getDispute({ params })),
    key: newFormKey(),
  };
}

/** Write, propose, agree, withdraw: by what the form intends. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(contractsText, locale);
  const api = apiOf(args).contracts;
  const params = { dispute_id: args.params.dispute_id };
  const here = href("/disputes/:dispute_id", params);
  return submit(args.request, form, async () => {
    const milestone = async () => {
      const detail = await api.getDispute({ params });
      return { milestone_id: detail.milestone.milestone_id };
    };
    switch (text(form, "intent")) {
      case "reply": {
        const said = text(form, "text");
        if (said === "") throw new FormRefusal({ text: words.required });
        const files = await uploadFiles(form, "files", { context: args.context, refusal: words.filesTooLarge });
        await api.addDisputeEntry({ params, body: { text: said, files }, ...formKey(form) });
        return redirectWithToast(here, textFor(disputesText, locale).replied);
      }
      case "settle": {
        const message = textOrNull(form, "message");
        const share = shareInForm(form, "to_freelancer", { locale, refusal: words.amountRefusal });
        const body = { to_freelancer: share, ...(message === null ? {} : { message }) };
        await api.proposeSettlement({ params: await milestone(), body, ...formKey(form) });
        return redirectWithToast(here, words.said.settle);
      }
      case "accept_settlement":
        await api.acceptSettlement({ params: { settlement_id: text(form, "settlement_id") }, ...formKey(form) });
        return redirectWithToast(here, words.said.accept_settlement);
      case "withdraw_dispute":
        await api.withdrawDispute({ params: await milestone() });
        return redirectWithToast(here, words.said.withdraw_dispute);
      default:
        throw new Response(null, { status: 400 });
    }
  });
}
