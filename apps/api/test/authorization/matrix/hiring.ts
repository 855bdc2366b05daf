import { signUp } from "#test/people.ts";
import type { Call, Row, Stage } from "../matrix.ts";
import { offer, proposal, proposalBody, terms } from "../things.ts";

type Side = "client" | "freelancer";

/** A proposal by a freelancer of its own to a project of the stage's owner, as `owner` sees it from one side. */
const onProposal =
  (side: Side, body?: object) =>
  async (stage: Stage): Promise<Call> => {
    const talk = await proposal(stage.kogi, stage.owner);
    return { owner: talk[side], params: { proposal_id: talk.proposalId }, ...(body ? { body } : {}) };
  };

/** An offer that the client made. */
const onOffer =
  (side: Side, body?: object) =>
  async (stage: Stage): Promise<Call> => {
    const talk = await offer(stage.kogi, stage.owner);
    return { owner: talk[side], params: { offer_id: talk.offerId }, ...(body ? { body } : {}) };
  };

async function directOffer({ kogi }: Stage): Promise<Call> {
  const { userId } = await signUp(kogi);
  return { body: { user_id: userId, title: "A mark", ...terms } };
}

const reason = { reason: "Not this time." };

// Talks belong to their two sides: for everybody else, administrators too, they do not exist.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const hiringMatrix: readonly Row[] = [
  { route: "GET /api/proposals", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "GET /api/proposals/:proposal_id",
    whose: "made",
    is: "401 404 200 404 404 404 404 404 403",
    call: onProposal("freelancer"),
  },
  {
    route: "GET /api/proposals/:proposal_id",
    whose: "received",
    is: "401 404 200 404 404 404 404 404 403",
    call: onProposal("client"),
  },
  {
    route: "PUT /api/proposals/:proposal_id",
    whose: "made",
    is: "401 404 200 404 404 404 404 404 403",
    call: onProposal("freelancer", proposalBody),
  },
  {
    route: "PUT /api/proposals/:proposal_id",
    whose: "received",
    is: "401 404 404 404 404 404 404 404 403",
    call: onProposal("client", proposalBody),
  },
  {
    route: "DELETE /api/proposals/:proposal_id",
    whose: "made",
    is: "401 404 204 404 404 404 404 404 403",
    call: onProposal("freelancer"),
  },
  {
    route: "DELETE /api/proposals/:proposal_id",
    whose: "received",
    is: "401 404 404 404 404 404 404 404 403",
    call: onProposal("client"),
  },
  {
    route: "POST /api/proposals/:proposal_id/shortlisting",
    whose: "received",
    is: "401 404 200 404 404 404 404 404 403",
    call: onProposal("client"),
  },
  {
    route: "POST /api/proposals/:proposal_id/shortlisting",
    whose: "made",
    is: "401 404 404 404 404 404 404 404 403",
    call: onProposal("freelancer"),
  },
  {
    route: "POST /api/proposals/:proposal_id/decline",
    whose: "received",
    is: "401 404 200 404 404 404 404 404 403",
    call: onProposal("client", reason),
  },
  {
    route: "POST /api/proposals/:proposal_id/decline",
    whose: "made",
    is: "401 404 404 404 404 404 404 404 403",
    call: onProposal("freelancer", reason),
  },
  {
    route: "POST /api/proposals/:proposal_id/offers",
    whose: "received",
    is: "401 403 201 404 404 404 404 404 403",
    call: onProposal("client", terms),
  },
  {
    route: "POST /api/proposals/:proposal_id/offers",
    whose: "made",
    is: "401 403 409 404 404 404 404 404 403",
    call: onProposal("freelancer", terms),
  },
  {
    route: "GET /api/proposals/:proposal_id/offers",
    whose: "received",
    is: "401 404 200 404 404 404 404 404 403",
    call: onProposal("client"),
  },
  {
    route: "GET /api/proposals/:proposal_id/offers",
    whose: "made",
    is: "401 404 200 404 404 404 404 404 403",
    call: onProposal("freelancer"),
  },
  { route: "POST /api/offers", is: "401 403 201 403 201 403 201 403 403", call: directOffer },
  { route: "GET /api/offers", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "GET /api/offers/:offer_id",
    whose: "made",
    is: "401 404 200 404 404 404 404 404 403",
    call: onOffer("client"),
  },
  {
    route: "GET /api/offers/:offer_id",
    whose: "received",
    is: "401 404 200 404 404 404 404 404 403",
    call: onOffer("freelancer"),
  },
  {
    route: "POST /api/offers/:offer_id/counter-offers",
    whose: "received",
    is: "401 403 201 404 404 404 404 404 403",
    call: onOffer("freelancer", terms),
  },
  {
    route: "POST /api/offers/:offer_id/counter-offers",
    whose: "made",
    is: "401 403 409 404 404 404 404 404 403",
    call: onOffer("client", terms),
  },
  {
    route: "POST /api/offers/:offer_id/decline",
    whose: "received",
    is: "401 404 200 404 404 404 404 404 403",
    call: onOffer("freelancer", reason),
  },
  {
    route: "POST /api/offers/:offer_id/decline",
    whose: "made",
    is: "401 404 409 404 404 404 404 404 403",
    call: onOffer("client", reason),
  },
  {
    route: "DELETE /api/offers/:offer_id",
    whose: "made",
    is: "401 404 204 404 404 404 404 404 403",
    call: onOffer("client"),
  },
  {
    route: "DELETE /api/offers/:offer_id",
    whose: "received",
    is: "401 404 409 404 404 404 404 404 403",
    call: onOffer("freelancer"),
  },
  {
    route: "POST /api/offers/:offer_id/acceptance",
    whose: "received",
    is: "401 403 201 404 404 404 404 404 403",
    call: onOffer("freelancer"),
  },
  {
    route: "POST /api/offers/:offer_id/acceptance",
    whose: "made",
    is: "401 403 409 404 404 404 404 404 403",
    call: onOffer("client"),
  },
];
