import { isSuspended } from "#modules/auth/index.ts";
import { keepFromErasure } from "#modules/users/index.ts";
import { type Money, money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { endIntake } from "./close-project.ts";
import { insertHire } from "./hires.repository.ts";
import { actingIn, isBlockedIn, type LockedOffer, lockOfferFor, otherIn, stateOf } from "./offers.policy.ts";
import { endOffer, type OfferRow, setOfferClient } from "./offers.repository.ts";
import { mayAnswer } from "./offers.rules.ts";
import { tellProjectChanged } from "./project-channel.ts";
import { offerErrors, projectErrors } from "./projects.errors.ts";
import { isClient } from "./projects.policy.ts";
import type { ProjectRow } from "./projects.repository.ts";
import { allows, statusAfterHire } from "./projects.rules.ts";
import { cancelOfferTimer } from "./projects.timers.ts";
import { setProposalStatus } from "./proposals.repository.ts";
import { milestonesFromJson, type TermsMilestone } from "./terms.ts";

/** What both sides agreed to, as it stood when it was accepted. */
export interface FrozenTerms {
  readonly offerId: string;
  readonly proposalId: string | null;
  readonly projectId: string | null;
  readonly clientId: string;
  /** Whose project it was, where it was an organisation's. */
  readonly organisationId: string | null;
  readonly freelancerId: string;
  readonly title: string;
  readonly scope: string;
  readonly pricing: "fixed" | "hourly";
  /** Of the project; direct offers are for one piece of work. */
  readonly engagement: "one_off" | "ongoing";
  readonly skills: readonly string[];
  readonly total: Money;
  readonly hourlyRate: Money | null;
  readonly milestones: readonly TermsMilestone[];
  readonly from: "client" | "freelancer";
  /** The fee pack whose fees their author read; null where they told none. */
  readonly shownFees: string | null;
}

/**
 * Accepts the newest offer of a talk, once, by the side that did not make it, and gives the terms for the contract that
 * the caller makes in the same transaction. The proposal is hired and a position filled; when all are, the project moves
 * on and everything else that waited on it ends. Throws `offer.*` and `project.filled`.
 */
export async function acceptOffer(
  tx: Tx,
  platform: Platform,
  input: { offerId: string; contractId: string; actor: Actor },
): Promise<FrozenTerms> {
  const { actor, contractId } = input;
  const at = platform.clock.now();
  const found = await lockOfferFor(tx, actor, input.offerId);
  const { project, proposal } = found;
  if (await isBlockedIn(tx, found.offer, actor.userId)) throw offerErrors.notFound();
  if (actor.userId !== found.offer.freelancer_id && !isClient(actor)) throw offerErrors.clientOnly();
  const refusal = mayAnswer(stateOf(found.offer), actingIn(found.offer, actor.userId), at);
  if (refusal) throw offerErrors[refusal]({ extra: { current: found.offer.status } });
  if (await isSuspended(tx, otherIn(found.offer, actor.userId))) throw offerErrors.otherAway();
  const locked = { ...found, offer: signedBy(found.offer, actor.userId) };
  const { offer } = locked;
  // The news of an erasure may still be on its way; a contract with nobody could neither be worked nor ended.
  if (!(await keepFromErasure(tx, [offer.client_id, offer.freelancer_id])))
    throw offerErrors.wrongState({ extra: { current: "expired" } });
  if (project && isFilled(project)) throw projectErrors.filled({ extra: { current: project.status } });
  if (project && !allows(project.status, "take_proposals"))
    throw projectErrors.wrongState({ extra: { current: project.status } });
  await endOffer(tx, offer.offer_id, { status: "accepted", at });
  // Only now: whoever accepts may have an open offer of their own to the same person.
  await setOfferClient(tx, offer.offer_id, offer.client_id);
  await cancelOfferTimer(tx, platform, offer.offer_id);
  if (proposal) await setProposalStatus(tx, proposal.proposal_id, { status: "hired", at });
  await platform.audit.record(tx, {
    actorId: actor.userId,
    action: "projects.offer_accepted",
    subject: { type: "offer", id: offer.offer_id },
    before: { status: offer.status },
    after: { status: "accepted", contract_id: contractId },
  });
  if (project) await fillPosition(tx, platform, { project, locked, contractId, actorId: actor.userId });
  return frozen(locked);
}

/** Nobody is bound by another's hand: who accepts for an organisation is the client of the contract. */
function signedBy(offer: OfferRow, actorId: string): OfferRow {
  return actorId === offer.freelancer_id ? offer : { ...offer, client_id: actorId };
}

const isFilled = ({ status, positions, positions_filled: filled }: ProjectRow): boolean =>
  status === "in_progress" || (status === "open" && filled >= positions);

async function fillPosition(
  tx: Tx,
  platform: Platform,
  hire: { project: ProjectRow; locked: LockedOffer; contractId: string; actorId: string },
): Promise<void> {
  const { project, locked } = hire;
  const row = {
    contractId: hire.contractId,
    projectId: project.project_id,
    proposalId: locked.offer.proposal_id,
    freelancerId: locked.offer.freelancer_id,
  };
  await insertHire(tx, row, platform.clock.now());
  const status = statusAfterHire(project.positions, project.positions_filled + 1);
  if (status === "open") return tellProjectChanged(tx, platform, project.project_id);
  await endIntake(tx, platform, { row: project, status, reason: "filled", actorId: hire.actorId });
}

function frozen({ offer, project }: LockedOffer): FrozenTerms {
  return {
    offerId: offer.offer_id,
    proposalId: offer.proposal_id,
    projectId: offer.project_id,
    clientId: offer.client_id,
    organisationId: project?.organisation_id ?? null,
    freelancerId: offer.freelancer_id,
    title: offer.title,
    scope: offer.scope,
    pricing: offer.pricing === "hourly" ? "hourly" : "fixed",
    engagement: project?.engagement === "ongoing" ? "ongoing" : "one_off",
    skills: project?.skills ?? [],
    total: money(offer.total_minor, offer.currency),
    hourlyRate: offer.hourly_rate_minor === null ? null : money(offer.hourly_rate_minor, offer.currency),
    milestones: milestonesFromJson(offer.milestones, offer.currency),
    from: offer.author_id === offer.freelancer_id ? "freelancer" : "client",
    shownFees: offer.shown_fee_rule_id,
  };
}
