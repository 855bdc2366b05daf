import { href } from "react-router";
import { shareInForm } from "../../../features/disputes/share-in-form.server.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, submit, text, textOrNull } from "../../../lib/form.server.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { uploadFiles } from "../../../lib/upload-files.server.ts";
import { contractsText } from "../../../messages/contracts.ts";
import { disputesText } from "../../../messages/disputes.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const params = { dispute_id: args.params.dispute_id };
  return {
    detail: await load(args.request, apiOf(args).contracts.getDisputeToDecide({ params })),
    key: newFormKey(),
  };
}

/** Write to both sides, decide, confirm or send back: by what the form intends. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(contractsText, locale);
  const desk = textFor(disputesText, locale);
  const api = apiOf(args).contracts;
  const params = { dispute_id: args.params.dispute_id };
  const here = href("/admin/disputes/:dispute_id", params);
  const needed = (name: string): string => {
    const given = text(form, name);
    if (given === "") throw new FormRefusal({ [name]: words.required });
    return given;
  };
  const answer = (word: "confirm" | "decline" | "withdraw") => {
    const note = textOrNull(form, "note");
    return api.answerDecision({
      params: { decision_id: text(form, "decision_id") },
      body: { answer: word, ...(note === null ? {} : { note }) },
      ...formKey(form),
    });
  };
  return submit(args.request, form, async () => {
    switch (text(form, "intent")) {
      case "reply": {
        const said = needed("text");
        const files = await uploadFiles(form, "files", { context: args.context, refusal: words.filesTooLarge });
        await api.addMediatorEntry({ params, body: { text: said, files }, ...formKey(form) });
        return redirectWithToast(here, desk.asked);
      }
      case "decide": {
        const reasons = needed("reasons");
        const share = shareInForm(form, "to_freelancer", { locale, refusal: words.amountRefusal });
        const decided = await api.decideDispute({
          params,
          body: { to_freelancer: share, reasons },
          ...formKey(form),
        });
        return redirectWithToast(here, decided.status === "resolved" ? desk.decidedToast : desk.proposedToast);
      }
      case "confirm":
        await answer("confirm");
        return redirectWithToast(here, desk.confirmed);
      case "decline":
        await answer("decline");
        return redirectWithToast(here, desk.declined);
      case "withdraw":
        await answer("withdraw");
        return redirectWithToast(here, desk.withdrawnDecision);
      default:
        throw new Response(null, { status: 400 });
    }
  });
}
