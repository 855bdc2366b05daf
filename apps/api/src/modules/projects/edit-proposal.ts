import type { ProposalBody, ProposalView } from "#api-schema/hiring-views.ts";
import { attach } from "#modules/media/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { lockProposalFor } from "./proposals.policy.ts";
import { updateProposalContent } from "./proposals.repository.ts";
import { proposalView } from "./proposals.views.ts";
import { readProposalBody } from "./read-proposal-body.ts";

interface Edit {
  readonly proposalId: string;
  readonly body: ProposalBody & { readonly version?: number };
  expectVersion(version: number): void;
}

/** Changes a proposal while no offer has been made. A stale version answers 409 with the current one. */
export async function editProposal(platform: Platform, actor: Actor, edit: Edit): Promise<ProposalView> {
  const { proposalId, body } = edit;
  const isStale = await platform.inTransaction(async (tx) => {
    const { project, proposal } = await lockProposalFor(tx, actor, proposalId, { action: "edit", by: "freelancer" });
    edit.expectVersion(proposal.version);
    if (body.version !== undefined && body.version !== proposal.version) return true;
    const at = platform.clock.now();
    const content = readProposalBody(body, project, at.toISOString().slice(0, 10));
    await updateProposalContent(tx, proposal, content, at);
    await attach(tx, {
      mediaIds: content.attachments,
      ownerId: actor.userId,
      purpose: "proposal",
      subject: { type: "proposal", id: proposalId },
      at: "/body/attachments",
    });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "projects.proposal_edited",
      subject: { type: "proposal", id: proposalId },
      before: { amount_minor: String(proposal.amount_minor), version: proposal.version },
      after: { amount_minor: String(content.amountMinor), version: proposal.version + 1 },
    });
    return false;
  });
  const current = await proposalView(platform, proposalId, actor.userId);
  if (isStale) throw requestErrors.stale({ extra: { current } });
  return current;
}
