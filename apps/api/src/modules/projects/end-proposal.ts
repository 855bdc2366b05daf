// A proposal put on the short list, declined by the client or withdrawn by the freelancer.

import type { ProposalView } from "#api-schema/hiring-views.ts";
import { proposalDeclined, proposalShortlisted, proposalWithdrawn } from "#events/projects.ts";
import { areBlocked } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { expireOpenOffers } from "./offers.repository.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { countProposals } from "./projects.repository.ts";
import { cancelOfferTimer } from "./projects.timers.ts";
import { proposalNews } from "./proposal-news.ts";
import { type LockedProposal, lockProposalFor } from "./proposals.policy.ts";
import { setProposalStatus } from "./proposals.repository.ts";
import type { ProposalStatus } from "./proposals.rules.ts";
import { proposalView } from "./proposals.views.ts";
import { tidy } from "./tidy.ts";

/** submitted -> shortlisted, by the client. */
export async function shortlistProposal(platform: Platform, actor: Actor, proposalId: string): Promise<ProposalView> {
  await platform.inTransaction(async (tx) => {
    const locked = await lockProposalFor(tx, actor, proposalId, { action: "shortlist", by: "client" });
    await moveProposal(tx, platform, actor, locked, { status: "shortlisted" });
    await platform.events.publish(tx, proposalShortlisted, proposalNews(locked.proposal, locked.project));
  });
  return proposalView(platform, proposalId, actor.userId);
}

/** A live proposal -> declined, by the client; an open offer in its talk ends with it. */
export async function declineProposal(
  platform: Platform,
  actor: Actor,
  input: { proposalId: string; reason: string | null },
): Promise<ProposalView> {
  const { proposalId } = input;
  await platform.inTransaction(async (tx) => {
    const locked = await lockProposalFor(tx, actor, proposalId, { action: "decline", by: "client" });
    // Whoever blocked the other, the talk may be ended, but without a word.
    const said = (await areBlocked(tx, actor.userId, locked.proposal.user_id)) ? null : input.reason;
    const reason = said === null ? null : tidy(said);
    await moveProposal(tx, platform, actor, locked, { status: "declined", reason });
    await endTalk(tx, platform, proposalId);
    const news = proposalNews(locked.proposal, locked.project);
    await platform.events.publish(tx, proposalDeclined, { ...news, reason });
  });
  return proposalView(platform, proposalId, actor.userId);
}

/** A live proposal -> withdrawn, by its freelancer, who may then propose anew. */
export async function withdrawProposal(platform: Platform, actor: Actor, proposalId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    const locked = await lockProposalFor(tx, actor, proposalId, { action: "withdraw", by: "freelancer" });
    await moveProposal(tx, platform, actor, locked, { status: "withdrawn" });
    await endTalk(tx, platform, proposalId);
    await countProposals(tx, locked.project.project_id, -1);
    await tellProjectChanged(tx, platform, locked.project.project_id);
    await platform.events.publish(tx, proposalWithdrawn, proposalNews(locked.proposal, locked.project));
  });
}

async function moveProposal(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  { proposal }: LockedProposal,
  to: { status: ProposalStatus; reason?: string | null },
): Promise<void> {
  const change = { status: to.status, at: platform.clock.now() };
  await setProposalStatus(tx, proposal.proposal_id, {
    ...change,
    ...(to.reason === undefined ? {} : { declineReason: to.reason }),
  });
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: `projects.proposal_${to.status}`,
    subject: { type: "proposal", id: proposal.proposal_id },
    before: { status: proposal.status },
    after: { status: to.status },
  });
}

async function endTalk(tx: Tx, platform: Platform, proposalId: string): Promise<void> {
  const ended = await expireOpenOffers(tx, { proposalId }, platform.clock.now());
  for (const offer of ended) await cancelOfferTimer(tx, platform, offer.offer_id);
}
