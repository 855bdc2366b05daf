// What ties a person to somebody else's project: an invitation or a proposal.
import type { Db } from "#platform/db/index.ts";
import type { InvitationRow } from "./invitations.repository.ts";
import { newestInvitation } from "./invitations.repository.ts";
import { newestProposalOf } from "./proposals.repository.ts";
import { liveStatuses, type ProposalStatus } from "./proposals.rules.ts";

export interface Involvement {
  readonly proposal: {
    readonly proposalId: string;
    readonly status: ProposalStatus;
    readonly amountMinor: bigint;
    readonly currency: string;
    /** Another proposal cannot be made beside it. */
    readonly live: boolean;
  } | null;
  readonly invitation: InvitationRow | null;
}

/** An invitation that was not declined and has not run out says that somebody is wanted, whatever else the post asks. */
export const welcomes = (invitation: InvitationRow | null | undefined): boolean =>
  invitation?.status === "sent" || invitation?.status === "accepted";

export const uninvolved: Involvement = { proposal: null, invitation: null };
const standing: readonly ProposalStatus[] = [...liveStatuses, "hired"];

export async function findInvolvement(db: Db, projectId: string, userId: string | null): Promise<Involvement> {
  if (userId === null) return uninvolved;
  const proposal = await newestProposalOf(db, projectId, userId);
  const invitation = await newestInvitation(db, projectId, userId);
  return {
    invitation: invitation ?? null,
    proposal: proposal
      ? {
          proposalId: proposal.proposal_id,
          status: proposal.status,
          amountMinor: proposal.amount_minor,
          currency: proposal.currency,
          live: standing.includes(proposal.status),
        }
      : null,
  };
}
