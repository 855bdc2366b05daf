import { data, href } from "react-router";
import type { OfferView, ProposalView } from "#api-schema/hiring-views.ts";
import { withRowErrors } from "../../features/hiring/milestone-form.server.ts";
import { offerShownAgain, readOffer } from "../../features/hiring/offer-form.server.ts";
import type { OfferStart } from "../../features/hiring/offer-form.tsx";
import { quoteOrNull } from "../../features/money/quote.server.ts";
import { pricedByPart } from "../../features/money/quote.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, textOrNull } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { hiringText } from "../../messages/hiring.ts";
import type { Route } from "./+types/offer.ts";

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const api = apiOf(args);
  const params = { proposal_id: args.params.proposal_id };
  const proposal = await load(args.request, api.projects.getProposal({ params }));
  const { project_id } = proposal;
  const [offers, project] = await Promise.all([
    load(args.request, api.projects.listProposalOffers({ params, query: { limit: 1 } })),
    load(args.request, api.projects.getProject({ params: { project_id } })),
  ]);
  const newest = offers.data[0] ?? null;
  if (!proposal.can.includes("make_offer") && !newest?.can.includes("counter")) throw data(null, { status: 404 });
  const hourly = project.pricing === "hourly";
  const start: OfferStart = newest
    ? { milestones: newest.milestones, hourlyRate: newest.hourly_rate }
    : { milestones: firstMilestones(proposal, hourly), hourlyRate: hourly ? proposal.amount : null };
  const pair = { payer_id: project.user_id, recipient_id: proposal.user_id };
  return {
    proposal,
    pair,
    newest: newest && { offer_id: newest.offer_id, open: newest.status === "open" },
    start,
    hourly,
    side: viewer.userId === proposal.user_id ? ("freelancer" as const) : ("client" as const),
    quote: await quoteOrNull(args, priceOf({ newest, proposal, hourly }), pair),
    key: newFormKey(),
  };
}

interface Talk {
  readonly newest: OfferView | null;
  readonly proposal: ProposalView;
  readonly hourly: boolean;
}

function priceOf({ newest, proposal, hourly }: Talk) {
  if (newest) return pricedByPart(newest.total, newest.milestones);
  return hourly ? null : pricedByPart(proposal.amount, proposal.milestones);
}

/** A proposal without milestones begins as one: the whole work for the whole price. */
function firstMilestones({ milestones, amount, project }: ProposalView, hourly: boolean): OfferStart["milestones"] {
  if (milestones.length > 0) return milestones;
  return [hourly ? {} : { title: project.title, amount }];
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const again = await offerShownAgain(args, form);
  if (again) return again;
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(hiringText, locale);
  const { proposal_id } = args.params;
  return submit(args.request, form, async () => {
    const { body, rows } = readOffer(form, { locale, words, hourly: form.has("hourly_rate") });
    const answers = textOrNull(form, "answers_offer_id");
    const call = apiOf(args).projects.makeOffer({
      params: { proposal_id },
      body: { ...body, ...(answers === null ? {} : { answers_offer_id: answers }) },
      ...formKey(form),
    });
    await withRowErrors(rows, call);
    return redirectWithToast(href("/proposals/:proposal_id", { proposal_id }), words.offerSent);
  });
}
