// Approval and release are one step: the state, the ledger and the news change in one transaction, once.
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { readAmount, requireRestFits } from "#modules/payments/index.ts";
import type { Money, WireMoney } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneErrors } from "./contracts.errors.ts";
import { lockMilestone, requireAction, underLock } from "./contracts.policy.ts";
import type { ContractRow } from "./contracts.repository.ts";
import { openDispute } from "./disputes/open-dispute.ts";
import { endIfOver } from "./end-contract.ts";
import { findMilestone, heldOf, type MilestoneRow } from "./milestones.repository.ts";
import { putOffApproval } from "./put-off-approval.ts";
import { readMilestone } from "./read-milestone.ts";
import { releaseApproved } from "./release-approved.ts";
import { requireAmountSeen } from "./require-amount-seen.ts";
import { askForRest } from "./rest/ask-for-rest.ts";
import { findNext } from "./rest/find-next.ts";
import { findOpenRest } from "./rest/rest.repository.ts";
import { tidy } from "./tidy.ts";

export interface Approval {
  readonly milestoneId: string;
  /** Less than the milestone's amount approves a part. */
  readonly amount: WireMoney | null;
  readonly rest: "next" | "refund" | null;
  /** What was protected as the client saw it, if they say. */
  readonly seenAmount: WireMoney | null;
  readonly note: string;
  readonly idempotencyKey: string;
}

/**
 * submitted -> approved -> released; a part is released at once, and the freelancer is asked about the rest. The same key again
 * gives the same answer; another call finds it released.
 */
export async function approveMilestone(platform: Platform, actor: Actor, input: Approval): Promise<MilestoneView> {
  const { milestoneId } = input;
  await platform.inTransaction(async (tx) => {
    const seen = await lockMilestone(tx, actor, milestoneId);
    if (seen.role === "client" && seen.milestone.ended_key === input.idempotencyKey) return;
    requireAction("approve", seen);
    const { contract, milestone } = seen;
    requireAmountSeen(input.seenAmount, heldOf(milestone, contract.currency));
    const part = readPart(platform, input, contract, milestone);
    const restTo = part === null ? null : await placeOfRest(tx, milestone, input.rest);
    const note = tidy(input.note);
    await releaseApproved(tx, platform, {
      contract,
      milestone,
      part: part ?? heldOf(milestone, contract.currency),
      isWhole: part === null,
      actorId: actor.userId,
      note,
      endedKey: input.idempotencyKey,
    });
    if (restTo !== null) await askForRest(tx, platform, { contract, milestoneId, restTo, actor, note });
    else await endIfOver(tx, platform, contract.contract_id, actor.userId);
  });
  return readMilestone(platform, actor, milestoneId);
}

/** By its timer: nobody answered in time. Does nothing when somebody did, or the clock was moved meanwhile. */
export async function approveByItself(tx: Tx, platform: Platform, milestoneId: string): Promise<void> {
  const known = await findMilestone(tx, milestoneId);
  if (!known) return;
  const { contract, milestone } = await underLock(tx, known.contract_id, milestoneId);
  const due = milestone.auto_approve_at;
  if (milestone.status !== "submitted" || due === null || platform.clock.now() < due) return;
  const restIsOpen = (await findOpenRest(tx, milestoneId)) !== undefined;
  const silentId = restIsOpen ? contract.freelancer_id : contract.client_id;
  if (await putOffApproval(tx, platform, { contract, milestone, silentId })) return;
  if (restIsOpen) {
    // The client has answered, and the freelancer has not: neither wins by silence.
    const openedBy = contract.client_id;
    await openDispute(tx, platform, { contract, milestone, openedBy, cause: "rest_unanswered", reason: "" });
    return;
  }
  await releaseApproved(tx, platform, {
    contract,
    milestone,
    part: heldOf(milestone, contract.currency),
    isWhole: true,
    actorId: null,
    note: "",
    endedKey: null,
  });
  await endIfOver(tx, platform, contract.contract_id, null);
}

/** The part that is approved, or null for the whole. */
function readPart(
  platform: Platform,
  { amount }: Approval,
  contract: ContractRow,
  milestone: MilestoneRow,
): Money | null {
  if (amount === null) return null;
  const part = readAmount(amount, milestoneErrors.invalid);
  const whole = heldOf(milestone, contract.currency);
  if (part.currency !== whole.currency)
    throw milestoneErrors.invalid({
      fields: [
        { pointer: "/body/amount/currency", detail: `The contract pays in ${whole.currency}.`, code: "currency" },
      ],
    });
  if (part.minor > whole.minor)
    throw milestoneErrors.invalid({
      fields: [{ pointer: "/body/amount/amount", detail: "Approve at most what is protected.", code: "maximum" }],
    });
  requireRestFits(platform, { part, whole, pointer: "/body/amount/amount" });
  return part.minor === whole.minor ? null : part;
}

/** Where the client wants the rest: protecting the next milestone that can take it, unless they want it back. */
async function placeOfRest(
  tx: Tx,
  milestone: MilestoneRow,
  wish: "next" | "refund" | null,
): Promise<"next" | "client"> {
  if (await findOpenRest(tx, milestone.milestone_id))
    throw milestoneErrors.wrongState({
      detail: "The freelancer has not answered about the rest yet. You can approve all of it, or dispute it.",
      extra: { current: milestone.status },
    });
  if (wish === "refund") return "client";
  const next = await findNext(tx, milestone);
  if (!next && wish === "next") throw milestoneErrors.noNext();
  return next ? "next" : "client";
}
