import type { OfferRow } from "./offers.repository.ts";
import { wireOf } from "./terms.ts";

type Offer = Pick<
  OfferRow,
  | "offer_id"
  | "thread_id"
  | "thread_version"
  | "proposal_id"
  | "project_id"
  | "title"
  | "client_id"
  | "freelancer_id"
  | "author_id"
  | "total_minor"
  | "currency"
>;

/** What the news of an offer says. */
export function offerNews(offer: Offer) {
  return {
    offer_id: offer.offer_id,
    thread_id: offer.thread_id,
    offer_version: offer.thread_version,
    proposal_id: offer.proposal_id,
    project_id: offer.project_id,
    title: offer.title,
    client_id: offer.client_id,
    freelancer_id: offer.freelancer_id,
    author_id: offer.author_id,
    total: wireOf(offer.total_minor, offer.currency),
  };
}
