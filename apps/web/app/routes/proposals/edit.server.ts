import { data, href } from "react-router";
import { proposalAmount } from "../../features/hiring/form-amounts.ts";
import { shownAgain, withRowErrors } from "../../features/hiring/milestone-form.server.ts";
import { readProposal } from "../../features/hiring/proposal-form.server.ts";
import { pairInForm } from "../../features/money/pair.ts";
import { quoteOrNull } from "../../features/money/quote.server.ts";
import { pricedByPart } from "../../features/money/quote.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { uploadFiles } from "../../lib/upload-files.server.ts";
import { formText } from "../../messages/form.ts";
import { hiringText } from "../../messages/hiring.ts";
import type { Route } from "./+types/edit.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const api = apiOf(args);
  const { proposal_id } = args.params;
  const proposal = await load(args.request, api.projects.getProposal({ params: { proposal_id } }));
  if (!proposal.can.includes("edit")) throw data(null, { status: 404 });
  const params = { project_id: proposal.project_id };
  const project = await load(args.request, api.projects.getProject({ params }));
  const pair = { payer_id: project.user_id, recipient_id: proposal.user_id };
  return {
    proposal,
    project,
    quote: await quoteOrNull(args, pricedByPart(proposal.amount, proposal.milestones), pair),
    key: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const again = shownAgain(form);
  if (again) return { ...again, quote: await quoteOrNull(args, proposalAmount(form, locale), pairInForm(form)) };
  const words = textFor(hiringText, locale);
  const api = apiOf(args);
  const { proposal_id } = args.params;
  return submit(args.request, form, async () => {
    const { project_id } = await api.projects.getProposal({ params: { proposal_id } });
    const project = await api.projects.getProject({ params: { project_id } });
    const { body, rows } = readProposal(form, { locale, words, project });
    const attachments = await uploadFiles(form, "attachments", { context: args.context, refusal: words.filesTooLarge });
    const version = Number(text(form, "version"));
    const call = api.projects.replaceProposal({
      params: { proposal_id },
      body: { ...body, attachments, version },
      ...formKey(form),
    });
    const current = () => api.projects.getProposal({ params: { proposal_id } });
    await orStale(form, withRowErrors(rows, call), { sentence: textFor(formText, locale).stale, current });
    return redirectWithToast(href("/proposals/:proposal_id", { proposal_id }), words.saved);
  });
}
