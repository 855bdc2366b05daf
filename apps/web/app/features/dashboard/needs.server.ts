import { href } from "react-router";
import type { ContractCard } from "#api-schema/contract-routes.ts";
import type { InvitationView, OfferView, ProposalView } from "#api-schema/hiring-views.ts";
import type { WireMoney } from "#money";

export type NeedKind =
  | "protect"
  | "approve"
  | "hand_in"
  | "revise"
  | "answer_rest"
  | "answer_refund"
  | "agree"
  | "answer_offer"
  | "answer_proposal"
  | "invitation"
  | "dispute"
  | "review";

/** One thing that waits for this person: what it is about, who is on the other side, where to do it. */
export interface Need {
  readonly kind: NeedKind;
  readonly about: string;
  readonly who: string;
  readonly amount: WireMoney | null;
  readonly to: string;
}

export interface Open {
  readonly contracts: readonly ContractCard[];
  readonly offers: readonly OfferView[];
  readonly proposals: readonly ProposalView[];
  readonly invitations: readonly InvitationView[];
  /** Contracts that have ended and take a review still. */
  readonly ended: readonly ContractCard[];
}

/** Money first, then people who wait, then what can wait. */
export function needsOf({ contracts, offers, proposals, invitations, ended }: Open): Need[] {
  return [
    ...contracts.flatMap(needsOfContract),
    ...offers.filter((offer) => offer.can.includes("accept")).map(needOfOffer),
    ...proposals.filter((proposal) => proposal.can.includes("shortlist")).map(needOfProposal),
    ...invitations.map(needOfInvitation),
    ...ended.map(needOfReview),
  ];
}

const kinds: Readonly<Record<ContractCard["waiting"][number]["for"], NeedKind>> = {
  agree: "agree",
  fund: "protect",
  submit: "hand_in",
  approve: "approve",
  revise: "revise",
  answer_rest: "answer_rest",
  answer_refund: "answer_refund",
  dispute: "dispute",
};

function needsOfContract({ waiting, role, contract_id, title, client, freelancer }: ContractCard): Need[] {
  const who = role === "client" ? freelancer.name : client.name;
  const to = href("/contracts/:contract_id", { contract_id });
  return waiting.map((one) => ({ kind: kinds[one.for], about: `${one.title} · ${title}`, who, amount: null, to }));
}

function needOfOffer({ proposal_id, offer_id, title, total, from, client, freelancer }: OfferView): Need {
  const to = proposal_id ? href("/proposals/:proposal_id", { proposal_id }) : href("/offers/:offer_id", { offer_id });
  const who = from === "client" ? client.name : freelancer.name;
  return { kind: "answer_offer", about: title, who, amount: total, to };
}

function needOfProposal({ proposal_id, project, freelancer, amount }: ProposalView): Need {
  const to = href("/proposals/:proposal_id", { proposal_id });
  return { kind: "answer_proposal", about: project.title, who: freelancer.name, amount, to };
}

function needOfInvitation({ project, client }: InvitationView): Need {
  const to = href("/projects/:project_id", { project_id: project.project_id });
  return { kind: "invitation", about: project.title, who: client.name, amount: null, to };
}

function needOfReview({ contract_id, title, role, client, freelancer }: ContractCard): Need {
  const who = role === "client" ? freelancer.name : client.name;
  return { kind: "review", about: title, who, amount: null, to: href("/contracts/:contract_id", { contract_id }) };
}
