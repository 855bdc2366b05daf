// News of posts, proposals and offers. Each carries both sides, so that a listener needs no look-up to tell them.
import { Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

const Money = Type.Object({ amount: Type.String(), currency: Type.String() });
const nullableText = Type.Union([Type.String(), Type.Null()]);

/** A post takes proposals now. `visibility` invited: nobody but those invited may hear of it. */
export const projectOpened = defineEvent(
  "projects.opened",
  Type.Object({
    project_id: Type.String(),
    user_id: Type.String(),
    title: Type.String(),
    category_id: nullableText,
    category_path: Type.Array(Type.String()),
    tags: Type.Array(Type.String()),
    skills: Type.Array(Type.String()),
    visibility: Type.String(),
  }),
);

/** It takes no more proposals; `freelancer_ids` are those whose proposals ended with it. */
export const projectClosed = defineEvent(
  "projects.closed",
  Type.Object({
    project_id: Type.String(),
    user_id: Type.String(),
    title: Type.String(),
    status: Type.String(),
    /** client, deadline, filled or cancelled. */
    reason: Type.String(),
    freelancer_ids: Type.Array(Type.String()),
  }),
);

/** Everybody hired has finished. */
export const projectCompleted = defineEvent(
  "projects.completed",
  Type.Object({ project_id: Type.String(), user_id: Type.String(), title: Type.String() }),
);

/** What took an invitation or an offer with it when it went away. Left out where time alone ended it. */
const endedWith = Type.Optional(
  Type.Union([Type.Literal("project"), Type.Literal("client"), Type.Literal("freelancer")]),
);

const Invitation = {
  invitation_id: Type.String(),
  project_id: Type.String(),
  project_title: Type.String(),
  client_id: Type.String(),
  freelancer_id: Type.String(),
};
export const invitationSent = defineEvent("projects.invitation_sent", Type.Object(Invitation));
/** `answer`: accepted or declined. Where a proposal was the answer, that is told instead. */
export const invitationAnswered = defineEvent(
  "projects.invitation_answered",
  Type.Object({
    ...Invitation,
    answer: Type.String(),
    freelancer_name: Type.Optional(Type.String()),
    message: Type.Optional(nullableText),
    by_proposal: Type.Optional(Type.Boolean()),
  }),
);
export const invitationExpired = defineEvent(
  "projects.invitation_expired",
  Type.Object({ ...Invitation, ended_with: endedWith }),
);

const Proposal = {
  proposal_id: Type.String(),
  project_id: Type.String(),
  project_title: Type.String(),
  client_id: Type.String(),
  freelancer_id: Type.String(),
};
export const proposalSubmitted = defineEvent(
  "projects.proposal_submitted",
  // Whose the post is, where it is of an organisation: whoever keeps that hears too. News of before does not say.
  Type.Object({ ...Proposal, amount: Money, organisation_id: Type.Optional(nullableText) }),
);
export const proposalShortlisted = defineEvent("projects.proposal_shortlisted", Type.Object(Proposal));
export const proposalDeclined = defineEvent(
  "projects.proposal_declined",
  Type.Object({ ...Proposal, reason: nullableText }),
);
export const proposalWithdrawn = defineEvent("projects.proposal_withdrawn", Type.Object(Proposal));
/** The project came into the hands of who proposed, and nobody proposes to themselves. */
export const proposalExpired = defineEvent("projects.proposal_expired", Type.Object(Proposal));

const Offer = {
  offer_id: Type.String(),
  thread_id: Type.String(),
  /** 1 for the first offer of a talk, more for a counter-offer. */
  offer_version: Type.Integer(),
  proposal_id: nullableText,
  project_id: nullableText,
  title: Type.String(),
  client_id: Type.String(),
  freelancer_id: Type.String(),
  author_id: Type.String(),
  total: Money,
};
export const offerMade = defineEvent("projects.offer_made", Type.Object(Offer));
export const offerDeclined = defineEvent(
  "projects.offer_declined",
  Type.Object({ ...Offer, declined_by: Type.String(), reason: nullableText }),
);
/** The other side would have accepted; only new terms show their author the fees that hold now. */
export const offerFeesChanged = defineEvent("projects.offer_fees_changed", Type.Object(Offer));
export const offerWithdrawn = defineEvent("projects.offer_withdrawn", Type.Object(Offer));
export const offerExpired = defineEvent("projects.offer_expired", Type.Object({ ...Offer, ended_with: endedWith }));
