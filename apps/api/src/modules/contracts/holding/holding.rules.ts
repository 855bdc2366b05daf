// What becomes of protected money when it may not be held any longer. Pure.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { MilestoneStatus } from "../milestones.rules.ts";

export interface Held {
  readonly status: MilestoneStatus;
  /**
   * Since when whoever should answer the last word could: since it was said, or since Kogi was within reach again. Null while
   * they cannot, or when there is nothing to answer.
   */
  readonly answerableFrom: Date | null;
  /** The client released a part and the freelancer has not answered what becomes of the rest. */
  readonly restIsOpen: boolean;
}

/**
 * Nobody worked for it: it goes back. Handed in and left unanswered: it is approved. Where the last word came too late to
 * be answered, or could not be, neither side may win by the clock: a dispute keeps the money until it is settled.
 */
export function whenHoldingEnds(
  { status, answerableFrom, restIsOpen }: Held,
  { until, answerDays }: { readonly until: Date; readonly answerDays: number },
): "refund" | "release" | "dispute" | "nothing" {
  const isAnswerable = answerableFrom !== null && addMs(answerableFrom, answerDays * DAY_MS) <= until;
  switch (status) {
    case "pending":
    case "funded":
      return "refund";
    case "submitted":
      return isAnswerable && !restIsOpen ? "release" : "dispute";
    case "revision_requested":
      return isAnswerable ? "refund" : "dispute";
    default:
      // Disputed money waits for its end, as long as that takes; ended milestones hold none.
      return "nothing";
  }
}

/** Handed-in work is approved by itself no later than the holding ends, if that leaves time to answer. */
export function approvalDay(
  submittedAt: Date,
  rules: { readonly autoApprovalDays: number },
  limit: HoldingLimit | null,
): Date {
  return withinHolding(addMs(submittedAt, rules.autoApprovalDays * DAY_MS), submittedAt, limit);
}

export interface HoldingLimit {
  readonly until: Date;
  readonly answerDays: number;
}

/** The day of an approval, counted from `at`, or the day on which the money leaves anyway: what comes first is what is told. */
export function withinHolding(approvedAt: Date, at: Date, limit: HoldingLimit | null): Date {
  if (limit === null || approvedAt <= limit.until) return approvedAt;
  return addMs(at, limit.answerDays * DAY_MS) <= limit.until ? limit.until : approvedAt;
}

const RENEWABLE: readonly MilestoneStatus[] = ["funded", "submitted", "revision_requested"];

/** From the warning on, the client may pay anew: then the old money goes back and the time starts again. */
export function mayChargeAnew(
  milestone: { readonly status: MilestoneStatus; readonly warnAt: Date | null },
  at: Date,
): boolean {
  return RENEWABLE.includes(milestone.status) && milestone.warnAt !== null && at >= milestone.warnAt;
}
