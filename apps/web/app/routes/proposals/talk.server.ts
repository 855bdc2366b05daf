import { answerTalk } from "../../features/hiring/answer-talk.server.ts";
import { quoteOrNull } from "../../features/money/quote.server.ts";
import { pricedByPart } from "../../features/money/quote.ts";
import { apiOf, load, loadOrNull, requireViewer } from "../../lib/api.server.ts";
import { newFormKey } from "../../lib/form.server.ts";
import type { Route } from "./+types/talk.ts";

const VERSIONS_SHOWN = 50;

export async function loader(args: Route.LoaderArgs) {
  const viewer = requireViewer(args);
  const api = apiOf(args);
  const params = { proposal_id: args.params.proposal_id };
  const proposal = await load(args.request, api.projects.getProposal({ params }));
  const { project_id } = proposal;
  const [offers, project, contracts] = await Promise.all([
    load(args.request, api.projects.listProposalOffers({ params, query: { limit: VERSIONS_SHOWN } })),
    loadOrNull(api.projects.getProject({ params: { project_id } })),
    proposal.status === "hired" ? loadOrNull(api.contracts.listContracts({ query: { project_id } })) : null,
  ]);
  const newest = offers.data[0] ?? null;
  const amount = newest?.total ?? proposal.amount;
  const hourly = newest === null && project?.pricing === "hourly";
  const client = project?.owner ?? newest?.client ?? null;
  const pair = client && { payer_id: client.user_id, recipient_id: proposal.user_id };
  return {
    proposal,
    offers: offers.data,
    newest,
    amount,
    hourly,
    client,
    side: viewer.userId === proposal.user_id ? ("freelancer" as const) : ("client" as const),
    quote: hourly ? null : await quoteOrNull(args, pricedByPart(amount, (newest ?? proposal).milestones), pair),
    contractId: contracts?.data.find((one) => one.proposal_id === proposal.proposal_id)?.contract_id ?? null,
    key: newFormKey(),
  };
}

export function action(args: Route.ActionArgs) {
  return answerTalk(args, args.params.proposal_id);
}
