import type { DirectOfferBody, OfferView } from "#api-schema/hiring-views.ts";
import { hasRole } from "#modules/auth/index.ts";
import { areBlocked } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { requiredLine } from "#platform/text/index.ts";
import { keepOfferWork } from "./offer-works.ts";
import { offerView } from "./offers.views.ts";
import { offerErrors } from "./projects.errors.ts";
import { isClient, lockOwnProject } from "./projects.policy.ts";
import { newestProposalOf } from "./proposals.repository.ts";
import { liveStatuses, type ProposalStatus } from "./proposals.rules.ts";
import { writeOffer } from "./write-offer.ts";

/**
 * A client offers work to a person without a proposal: out of the blue, as a re-hire, or for one of their own open
 * projects. Throws `offer.no_such_freelancer`, `offer.has_proposal`, `offer.already_open`,
 * `offer.no_such_work`.
 */
export async function makeDirectOffer(platform: Platform, actor: Actor, body: DirectOfferBody): Promise<OfferView> {
  if (!isClient(actor)) throw offerErrors.clientOnly();
  if (body.user_id === actor.userId) throw offerErrors.ownWork();
  const known = await hasRole(platform.db, body.user_id, "freelancer");
  if (!known || (await areBlocked(platform.db, actor.userId, body.user_id)))
    throw offerErrors.noSuchFreelancer({
      fields: [{ pointer: "/body/user_id", detail: "There is no such freelancer.", code: "unknown" }],
    });
  const title = requiredLine(body.title, "/body/title");
  const offerId = await platform.inTransaction(async (tx) => {
    if (body.project_id !== undefined) await lockProjectForOffer(tx, actor, body.project_id, body.user_id);
    const { user_id: freelancerId, project_id: projectId, because, ...terms } = body;
    const talk = {
      threadId: "",
      proposalId: null,
      projectId: projectId ?? null,
      clientId: actor.userId,
      freelancerId,
      authorId: actor.userId,
      title,
      scope: "",
      pricing: "fixed" as const,
      newest: null,
    };
    const made = await writeOffer(tx, platform, talk, terms);
    if (because) await keepOfferWork(tx, { threadId: made, freelancerId }, because);
    return made;
  });
  return offerView(platform.db, offerId, { viewerId: actor.userId, at: platform.clock.now() });
}

async function lockProjectForOffer(tx: Tx, actor: Actor, projectId: string, freelancerId: string): Promise<void> {
  await lockOwnProject(tx, actor, projectId, "invite");
  const proposal = await newestProposalOf(tx, projectId, freelancerId);
  const live: readonly ProposalStatus[] = liveStatuses;
  if (proposal && live.includes(proposal.status)) throw offerErrors.hasProposal();
}
