import { href, redirect } from "react-router";
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
  const params = { offer_id: args.params.offer_id };
  const offer = await load(args.request, api.projects.getOffer({ params }));
  if (offer.proposal_id) throw redirect(href("/proposals/:proposal_id", { proposal_id: offer.proposal_id }));
  const query = { thread_id: offer.thread_id, limit: VERSIONS_SHOWN };
  const { data: offers } = await load(args.request, api.projects.listMyOffers({ query }));
  const newest = offers[0] ?? offer;
  const accepted = { offer_id: newest.offer_id };
  const contracts =
    newest.status === "accepted" ? await loadOrNull(api.contracts.listContracts({ query: accepted })) : null;
  const side = viewer.userId === newest.freelancer.user_id ? ("freelancer" as const) : ("client" as const);
  // Who accepts for an organisation is the client of the contract, whoever the offer names.
  const pair = {
    payer_id: side === "client" ? viewer.userId : newest.client.user_id,
    recipient_id: newest.freelancer.user_id,
  };
  return {
    offers: offers.length > 0 ? offers : [offer],
    newest,
    side,
    quote: await quoteOrNull(args, pricedByPart(newest.total, newest.milestones), pair),
    contractId: contracts?.data[0]?.contract_id ?? null,
    key: newFormKey(),
  };
}

export function action(args: Route.ActionArgs) {
  return answerTalk(args, null);
}
