import type { ProposalView } from "#api-schema/hiring-views.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { seeProposal } from "./proposals.policy.ts";
import { proposalView } from "./proposals.views.ts";

export async function readProposal(platform: Platform, actor: Actor, proposalId: string): Promise<ProposalView> {
  await seeProposal(platform.db, actor, proposalId);
  return proposalView(platform, proposalId, actor.userId);
}
