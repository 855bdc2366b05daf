import { href } from "react-router";
import { type EvidenceKind, evidenceKinds, evidenceLimits } from "#api-schema/evidence-files.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { chosen, FormRefusal, formKey, newFormKey, submit, text } from "../../../lib/form.server.ts";
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
    ? await load(args.request, payments.draftChargebackEvidence({ params }))
    : { text: "", files: [] };
  const journals = await load(args.request, payments.listJournals({ query: { about: chargeback.chargeback_id } }));
  return {
    chargeback,
    draft,
    journals: journals.data,
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
    const body = { text: said, ...(await readFiles(form, args.context, locale)) };
    await apiOf(args).payments.submitChargebackEvidence({ params, body, ...formKey(form) });
    const toast = textFor(chargebacksText, locale).evidenceWritten;
    return redirectWithToast(href("/admin/chargebacks/:chargeback_id", params), toast);
  });
}

/** The file for each thing that it shows; one chosen now takes the place of one that was there. */
async function readFiles(form: FormData, context: Route.ActionArgs["context"], locale: string) {
  const words = textFor(chargebacksText, locale);
  let bytes = 0;
  for (const shows of evidenceKinds) {
    const file = form.get(shows);
    if (!(file instanceof File) || file.size === 0) continue;
    bytes += file.size;
    // What it really is, the API finds out: this spares sending what no bank takes.
    if (!evidenceLimits.types.includes(file.type)) throw new FormRefusal({ [shows]: words.fileType });
    if (bytes > evidenceLimits.bytesMax) throw new FormRefusal({ [shows]: words.filesTooLarge });
  }
  const files: Partial<Record<EvidenceKind, string>> = {};
  for (const shows of evidenceKinds) {
    const id = (await uploadFiles(form, shows, { context, refusal: words.filesTooLarge })).at(-1);
    if (id === undefined) continue;
    files[shows] = id;
    form.set(`${shows}_done`, chosen(form, `${shows}_done`).at(-1) ?? "");
  }
  return files;
}
