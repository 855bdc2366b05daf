import { projectsApi as api } from "#api-schema/projects.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { answerInvitation } from "./answer-invitation.ts";
import { editProposal } from "./edit-proposal.ts";
import { declineOffer, withdrawOffer } from "./end-offer.ts";
import { declineProposal, shortlistProposal, withdrawProposal } from "./end-proposal.ts";
import { inviteFreelancer } from "./invite-freelancer.ts";
import { listMyInvitations, listProjectInvitations } from "./list-invitations.ts";
import { listMyOffers, listProposalOffers } from "./list-offers.ts";
import { listMyProposals, listProjectProposals } from "./list-proposals.ts";
import { makeDirectOffer } from "./make-direct-offer.ts";
import { counterOffer, makeOffer } from "./make-offer.ts";
import { readOffer } from "./read-offer.ts";
import { readProposal } from "./read-proposal.ts";
import { submitProposal } from "./submit-proposal.ts";

export function serveInvitations(http: HttpApp, platform: Platform): void {
  serve(http, api.invite, ({ actor, params, body }) =>
    inviteFreelancer(platform, actor, {
      projectId: params.project_id,
      userId: body.user_id,
      message: body.message ?? "",
    }),
  );
  serve(http, api.listProjectInvitations, ({ actor, params, query }) =>
    listProjectInvitations(platform, actor, params.project_id, query),
  );
  serve(http, api.listMyInvitations, ({ actor, query }) => listMyInvitations(platform, actor, query));
  serve(http, api.answerInvitation, ({ actor, params, body }) =>
    answerInvitation(platform, actor, {
      invitationId: params.invitation_id,
      answer: body.answer,
      message: body.message ?? null,
    }),
  );
}

export function serveProposals(http: HttpApp, platform: Platform): void {
  serve(http, api.listProjectProposals, ({ actor, params, query }) =>
    listProjectProposals(platform, actor, params.project_id, query),
  );
  serve(http, api.submitProposal, ({ actor, params, body }) =>
    submitProposal(platform, actor, params.project_id, body),
  );
  serve(http, api.listMyProposals, ({ actor, query }) => listMyProposals(platform, actor, query));
  serve(http, api.getProposal, ({ actor, params }) => readProposal(platform, actor, params.proposal_id));
  serve(http, api.replaceProposal, ({ actor, params, body, expectVersion }) =>
    editProposal(platform, actor, { proposalId: params.proposal_id, body, expectVersion }),
  );
  serve(http, api.withdrawProposal, ({ actor, params }) => withdrawProposal(platform, actor, params.proposal_id));
  serve(http, api.shortlistProposal, ({ actor, params }) => shortlistProposal(platform, actor, params.proposal_id));
  serve(http, api.declineProposal, ({ actor, params, body }) =>
    declineProposal(platform, actor, { proposalId: params.proposal_id, reason: body.reason ?? null }),
  );
}

export function serveOffers(http: HttpApp, platform: Platform): void {
  serve(http, api.makeOffer, ({ actor, params, body: { answers_offer_id, ...body } }) =>
    makeOffer(platform, actor, { proposalId: params.proposal_id, answers: answers_offer_id ?? null, body }),
  );
  serve(http, api.listProposalOffers, ({ actor, params, query }) =>
    listProposalOffers(platform, actor, params.proposal_id, query),
  );
  serve(http, api.makeDirectOffer, ({ actor, body }) => makeDirectOffer(platform, actor, body));
  serve(http, api.listMyOffers, ({ actor, query }) => listMyOffers(platform, actor, query));
  serve(http, api.getOffer, ({ actor, params }) => readOffer(platform, actor, params.offer_id));
  serve(http, api.counterOffer, ({ actor, params, body }) =>
    counterOffer(platform, actor, { offerId: params.offer_id, body }),
  );
  serve(http, api.declineOffer, ({ actor, params, body }) =>
    declineOffer(platform, actor, { offerId: params.offer_id, reason: body.reason ?? null }),
  );
  serve(http, api.withdrawOffer, ({ actor, params }) => withdrawOffer(platform, actor, params.offer_id));
}
