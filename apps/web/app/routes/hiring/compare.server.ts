import { data, href, redirect } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text, textOrNull } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { hiringText } from "../../messages/hiring.ts";
import type { Route } from "./+types/compare.ts";

const sorts = ["-created_at", "-rating", "amount", "-amount"] as const;
const filters = ["open", "shortlisted", "all"] as const;
// Two lists of one page: each has its own place in the address.
const INVITED = { prefix: "invited_", size: 20 };
const statuses = {
  open: { status: ["submitted", "shortlisted", "negotiating"] },
  shortlisted: { status: ["shortlisted", "negotiating"] },
  all: {},
} as const;

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const api = apiOf(args);
  const { project_id } = args.params;
  const project = await load(args.request, api.projects.getProject({ params: { project_id } }));
  if (!project.can.includes("see_proposals")) throw ownInstead(project);
  const url = pageUrl(args.request);
  const sort = pick(url, "sort", sorts)[0] ?? "-created_at";
  const filter = pick(url, "which", filters)[0] ?? "open";
  const { status } = { status: undefined, ...statuses[filter] };
  const query = { ...listWindow(url), sort, count: true, ...(status ? { status: [...status] } : {}) };
  const [page, invited] = await Promise.all([
    load(args.request, api.projects.listProjectProposals({ params: { project_id }, query })),
    load(
      args.request,
      api.projects.listProjectInvitations({ params: { project_id }, query: listWindow(url, INVITED) }),
    ),
  ]);
  return {
    project,
    proposals: page.data,
    total: page.total ?? page.data.length,
    sort,
    filter,
    more: moreLinks(url, page.next_cursor),
    invitations: invited.data,
    moreInvited: moreLinks(url, invited.next_cursor, INVITED),
  };
}

/** A freelancer sees their own proposal alone; anybody else has nothing to see here. */
function ownInstead(project: { my_proposal: { proposal_id: string } | null }) {
  const mine = project.my_proposal;
  return mine
    ? redirect(href("/proposals/:proposal_id", { proposal_id: mine.proposal_id }))
    : data(null, { status: 404 });
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(hiringText, args.context.get(pageContext).preferences.locale);
  const api = apiOf(args);
  const back = pageUrl(args.request);
  for (const param of ["dialog", "proposal"]) back.searchParams.delete(param);
  const params = { proposal_id: text(form, "proposal_id") };
  return submit(args.request, form, async () => {
    if (text(form, "intent") === "shortlist") {
      await api.projects.shortlistProposal({ params });
      return redirectWithToast(back.pathname + back.search, words.shortlisted);
    }
    const reason = textOrNull(form, "reason");
    await api.projects.declineProposal({ params, body: reason === null ? {} : { reason } });
    return redirectWithToast(back.pathname + back.search, words.declined);
  });
}
