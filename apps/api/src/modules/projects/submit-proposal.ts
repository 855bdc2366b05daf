import type { ProposalBody, ProposalView } from "#api-schema/hiring-views.ts";
import { proposalSubmitted } from "#events/projects.ts";
import { attach } from "#modules/media/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { acceptByProposing } from "./answer-invitation.ts";
import { handOn } from "./hands.ts";
import { newestInvitation } from "./invitations.repository.ts";
import { welcomes } from "./involvement.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { projectErrors, proposalErrors } from "./projects.errors.ts";
import { isFreelancer, livesIn, seeProject } from "./projects.policy.ts";
import { countProposals, lockProject } from "./projects.repository.ts";
import { proposalNews } from "./proposal-news.ts";
import { insertProposal } from "./proposals.repository.ts";
import { mayPropose } from "./proposals.rules.ts";
import { proposalView } from "./proposals.views.ts";
import { readProposalBody } from "./read-proposal-body.ts";
import { wireOf } from "./terms.ts";

/** Proposes to an open project. An open invitation to it counts as accepted. Throws `proposal.already_made`. */
export async function submitProposal(
  platform: Platform,
  actor: Actor,
  projectId: string,
  body: ProposalBody,
): Promise<ProposalView> {
  await seeProject(platform.db, actor, projectId);
  const proposalId = newId();
  await platform.inTransaction(async (tx) => {
    const project = await lockProject(tx, projectId);
    if (!project) throw projectErrors.notFound();
    const at = platform.clock.now();
    const isOwn = (await handOn(tx, project, actor.userId)) === "keeper";
    const { status, deadline, countries } = project;
    const isHidden = project.hidden_at !== null;
    const person = {
      isFreelancer: isFreelancer(actor),
      country: await livesIn(tx, project, actor.userId),
      isInvited: welcomes(await newestInvitation(tx, projectId, actor.userId)),
    };
    const refusal = mayPropose({ status, isOwn, isHidden, deadline, countries }, person, at);
    // The project is what takes no more: there is no proposal yet that could be in a state.
    if (refusal === "wrongState") throw projectErrors.wrongState({ extra: { current: project.status } });
    if (refusal) throw proposalErrors[refusal]();
    const content = readProposalBody(body, project, at.toISOString().slice(0, 10));
    const clientId = project.user_id;
    await insertProposal(tx, { proposalId, projectId, userId: actor.userId, clientId, content, at });
    await countProposals(tx, projectId, 1);
    await tellProjectChanged(tx, platform, projectId);
    await attach(tx, {
      mediaIds: content.attachments,
      ownerId: actor.userId,
      purpose: "proposal",
      subject: { type: "proposal", id: proposalId },
      at: "/body/attachments",
    });
    await acceptByProposing(tx, platform, project, actor.userId);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "projects.proposal_submitted",
      subject: { type: "proposal", id: proposalId },
      after: { project_id: projectId, status: "submitted" },
    });
    const proposal = { proposal_id: proposalId, user_id: actor.userId, client_id: clientId };
    await platform.events.publish(tx, proposalSubmitted, {
      ...proposalNews(proposal, project),
      amount: wireOf(content.amountMinor, content.currency),
      organisation_id: project.organisation_id,
    });
  });
  return proposalView(platform, proposalId, actor.userId);
}
