import { href, redirect } from "react-router";
import type { ProjectView } from "#api-schema/projects.ts";
import { currenciesOffered } from "../../features/hiring/currencies.server.ts";
import { proposalAmount } from "../../features/hiring/form-amounts.ts";
import { shownAgain, withRowErrors } from "../../features/hiring/milestone-form.server.ts";
import { readProposal } from "../../features/hiring/proposal-form.server.ts";
import { pairInForm } from "../../features/money/pair.ts";
import { quoteOrNull } from "../../features/money/quote.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { uploadFiles } from "../../lib/upload-files.server.ts";
import { hiringText } from "../../messages/hiring.ts";
import type { Route } from "./+types/propose.ts";

const LIVE = ["submitted", "shortlisted", "negotiating", "hired"];

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const { project_id } = args.params;
  const project = await load(args.request, apiOf(args).projects.getProject({ params: { project_id } }));
  const mine = project.my_proposal;
  if (mine && LIVE.includes(mine.status))
    throw redirect(href("/proposals/:proposal_id", { proposal_id: mine.proposal_id }));
  const refusal = project.can.includes("propose") ? null : whyNot(project, viewer);
  const currencies = project.currency ? ([project.currency] as const) : await currenciesOffered(args);
  return { project, refusal, currencies, key: newFormKey() };
}

type Reason = "own" | "role" | "elsewhere" | "closed";
type Project = Pick<ProjectView, "user_id" | "status" | "location">;

function whyNot(project: Project, viewer: { userId: string; roles: readonly string[] }): Reason {
  if (project.user_id === viewer.userId) return "own";
  if (!viewer.roles.includes("freelancer")) return "role";
  return project.status === "open" && project.location.countries.length > 0 ? "elsewhere" : "closed";
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const again = shownAgain(form);
  if (again) return { ...again, quote: await quoteOrNull(args, proposalAmount(form, locale), pairInForm(form)) };
  const words = textFor(hiringText, locale);
  const api = apiOf(args);
  const { project_id } = args.params;
  return submit(args.request, form, async () => {
    const project = await api.projects.getProject({ params: { project_id } });
    const { body, rows } = readProposal(form, { locale, words, project });
    const attachments = await uploadFiles(form, "attachments", { context: args.context, refusal: words.filesTooLarge });
    const call = api.projects.submitProposal({
      params: { project_id },
      body: { ...body, attachments },
      ...formKey(form),
    });
    const { proposal_id } = await withRowErrors(rows, call);
    return redirectWithToast(href("/proposals/:proposal_id", { proposal_id }), words.sent);
  });
}
