// Offers and counter-offers in answer to a proposal, or to an earlier version of the same talk.
import type { OfferBody, OfferView } from "#api-schema/hiring-views.ts";
import { isSuspended } from "#modules/auth/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { handOn } from "./hands.ts";
import { actingIn, isBlockedIn, otherIn, seeOffer } from "./offers.policy.ts";
import { lockNewestOffer, type OfferRow } from "./offers.repository.ts";
import { mayMakeNext } from "./offers.rules.ts";
import { offerView } from "./offers.views.ts";
import { offerErrors, projectErrors } from "./projects.errors.ts";
import { isClient } from "./projects.policy.ts";
import { lockProject } from "./projects.repository.ts";
import { allows } from "./projects.rules.ts";
import { lockProposalFor, type Side } from "./proposals.policy.ts";
import { setProposalClient, setProposalStatus } from "./proposals.repository.ts";
import { writeOffer } from "./write-offer.ts";

/**
 * Offers terms on a proposal, or answers the newest with others; the proposal is then in negotiation. `answers` names
 * the version the author has read: a newer one refuses with `offer.superseded`. Throws
 * `offer.other_away` while the other side is suspended.
 */
export async function makeOffer(
  platform: Platform,
  actor: Actor,
  input: { proposalId: string; answers: string | null; body: OfferBody },
): Promise<OfferView> {
  const offerId = await platform.inTransaction((tx) => offerOnProposal(tx, platform, actor, input));
  return offerView(platform.db, offerId, { viewerId: actor.userId, at: platform.clock.now() });
}

async function offerOnProposal(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  input: { proposalId: string; answers: string | null; body: OfferBody },
): Promise<string> {
  const { project, proposal, side } = await lockProposalFor(tx, actor, input.proposalId, {
    action: "make_offer",
    by: "either",
  });
  if (side === "client" && !isClient(actor)) throw offerErrors.clientOnly();
  if (await isSuspended(tx, side === "client" ? proposal.user_id : proposal.client_id)) throw offerErrors.otherAway();
  if (!allows(project.status, "take_proposals")) throw projectErrors.wrongState({ extra: { current: project.status } });
  const newest = (await lockNewestOffer(tx, proposal.proposal_id)) ?? null;
  refuseTurn(newest, actor, side, input.answers);
  // Nobody is bound by another's hand: who offers for an organisation goes on with the talk in their own name.
  const clientId = side === "client" ? actor.userId : proposal.client_id;
  await setProposalClient(tx, proposal.proposal_id, clientId);
  const offerId = await writeOffer(
    tx,
    platform,
    {
      threadId: proposal.proposal_id,
      proposalId: proposal.proposal_id,
      projectId: project.project_id,
      clientId,
      freelancerId: proposal.user_id,
      authorId: actor.userId,
      title: newest?.title ?? project.title,
      scope: newest?.scope ?? project.description,
      pricing: project.pricing === "hourly" ? "hourly" : "fixed",
      newest,
    },
    input.body,
  );
  const at = platform.clock.now();
  await setProposalStatus(tx, proposal.proposal_id, { status: "negotiating", latestOfferId: offerId, at });
  return offerId;
}

/** Answers the newest version of any talk, with or without a proposal. Throws `offer.superseded` when it is not the newest. */
export async function counterOffer(
  platform: Platform,
  actor: Actor,
  input: { offerId: string; body: OfferBody },
): Promise<OfferView> {
  const answered = await seeOffer(platform.db, actor, input.offerId);
  const offerId = await platform.inTransaction(async (tx) => {
    if (answered.proposal_id !== null) {
      const talk = { proposalId: answered.proposal_id, answers: answered.offer_id, body: input.body };
      return offerOnProposal(tx, platform, actor, talk);
    }
    if (await isBlockedIn(tx, answered, actor.userId)) throw offerErrors.notFound();
    const project = answered.project_id === null ? null : await lockProject(tx, answered.project_id);
    if (project && !allows(project.status, "take_proposals"))
      throw projectErrors.wrongState({ extra: { current: project.status } });
    const newest = (await lockNewestOffer(tx, answered.thread_id)) ?? null;
    const side = actor.userId === answered.freelancer_id ? "freelancer" : "client";
    if (project && side === "client" && (await handOn(tx, project, actor.userId)) !== "keeper")
      throw offerErrors.notFound();
    if (side === "client" && !isClient(actor)) throw offerErrors.clientOnly();
    if (await isSuspended(tx, otherIn(answered, actor.userId))) throw offerErrors.otherAway();
    refuseTurn(newest, actor, side, answered.offer_id);
    const talk = {
      threadId: answered.thread_id,
      proposalId: null,
      projectId: answered.project_id,
      clientId: side === "client" ? actor.userId : answered.client_id,
      freelancerId: answered.freelancer_id,
      authorId: actor.userId,
      title: answered.title,
      scope: answered.scope,
      pricing: answered.pricing === "hourly" ? ("hourly" as const) : ("fixed" as const),
      newest,
    };
    return writeOffer(tx, platform, talk, input.body);
  });
  return offerView(platform.db, offerId, { viewerId: actor.userId, at: platform.clock.now() });
}

function refuseTurn(newest: OfferRow | null, actor: Actor, side: Side, answers: string | null): void {
  if (answers !== null && newest?.offer_id !== answers) throw offerErrors.superseded();
  const state = newest && { status: newest.status, authorId: newest.author_id, expiresAt: newest.expires_at };
  const id = newest ? actingIn(newest, actor.userId) : actor.userId;
  const refusal = mayMakeNext(state, { id, isClient: side === "client" });
  if (refusal) throw offerErrors[refusal](newest ? { extra: { current: newest.status } } : {});
}
