import { href } from "react-router";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, submit, text } from "../../../lib/form.server.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { uploadFiles } from "../../../lib/upload-files.server.ts";
import { chargebacksText } from "../../../messages/chargebacks.ts";
import { contractsText } from "../../../messages/contracts.ts";
import type { Route } from "./+types/detail.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const params = { chargeback_id: args.params.chargeback_id };
  const { payments } = apiOf(args);
  const chargeback = await load(args.request, payments.getChargeback({ params }));
  const draft = chargeback.can.includes("submit_evidence")
    ? (await load(args.request, payments.draftChargebackEvidence({ params }))).text
    : "";
  return {
    chargeback,
    draft,
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(contractsText, locale);
  const params = { chargeback_id: args.params.chargeback_id };
  return submit(args.request, form, async () => {
    const said = text(form, "text");
    if (said === "") throw new FormRefusal({ text: words.required });
    const files = await uploadFiles(form, "files", { context: args.context, refusal: words.filesTooLarge });
    const body = { text: said, files };
    await apiOf(args).payments.submitChargebackEvidence({ params, body, ...formKey(form) });
    const toast = textFor(chargebacksText, locale).evidenceWritten;
    return redirectWithToast(href("/admin/chargebacks/:chargeback_id", params), toast);
  });
}
