import { href } from "react-router";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, pageUrl, pick } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { hiringText } from "../../messages/hiring.ts";
import type { Route } from "./+types/mine.ts";

const OFFERS = { prefix: "offers_", size: 12 };
const INVITATIONS = { prefix: "invitations_", size: 12 };

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const api = apiOf(args);
  const url = pageUrl(args.request);
  const usual = viewer.userType === "client" ? "client" : "freelancer";
  const role = pick(url, "as", ["client", "freelancer"])[0] ?? usual;
  const [proposals, offers, invitations] = await Promise.all([
    load(args.request, api.projects.listMyProposals({ query: { ...listWindow(url), role, count: true } })),
    load(
      args.request,
      api.projects.listMyOffers({
        query: { ...listWindow(url, OFFERS), role, direct: true, newest: true, count: true },
      }),
    ),
    role === "freelancer"
      ? load(
          args.request,
          api.projects.listMyInvitations({ query: { ...listWindow(url, INVITATIONS), status: ["sent"], count: true } }),
        )
      : null,
  ]);
  return {
    role,
    both: viewer.roles.includes("client") && viewer.roles.includes("freelancer"),
    proposals: proposals.data,
    total: proposals.total,
    more: moreLinks(url, proposals.next_cursor),
    offers: offers.data,
    offersTotal: offers.total,
    moreOffers: moreLinks(url, offers.next_cursor, OFFERS),
    invitations: invitations?.data ?? [],
    invitationsTotal: invitations?.total,
    moreInvitations: moreLinks(url, invitations?.next_cursor ?? null, INVITATIONS),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(hiringText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const params = { invitation_id: text(form, "invitation_id") };
    await apiOf(args).projects.answerInvitation({ params, body: { answer: "decline" } });
    return redirectWithToast(href("/proposals"), words.invitationDeclined);
  });
}
