// When a contract ends and as what, and the clock of approval. Pure.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { hasEnded, type MilestoneMoney, protectedByState } from "./milestones.rules.ts";

export type ContractStatus = "active" | "completed" | "cancelled" | "disputed";

export type ClosureRefusal = "wrongState" | "moneyProtected";

/** Either side may end a contract while no money is protected in it. */
export function refuseClosure(status: ContractStatus, milestones: readonly MilestoneMoney[]): ClosureRefusal | null {
  if (milestones.some((milestone) => protectedByState(milestone) > 0n)) return "moneyProtected";
  return status === "active" ? null : "wrongState";
}

/** Completed when something was paid to the freelancer, cancelled when nothing was. */
export function outcomeOf(milestones: readonly MilestoneMoney[]): "completed" | "cancelled" {
  return milestones.some((milestone) => milestone.releasedMinor > 0n) ? "completed" : "cancelled";
}

interface PaidMilestone {
  readonly milestone_id: string;
  readonly funded_at: Date | null;
  readonly refund_requested_at: Date | null;
}

/**
 * Whether money was protected that the client did not ask back, and that neither a bank nor Kogi took: a freelancer who
 * ends a contract without gives nothing up.
 */
export function hadPaidWork(milestones: readonly PaidMilestone[], takenBack: ReadonlySet<string>): boolean {
  return milestones.some(
    ({ milestone_id, funded_at, refund_requested_at }) =>
      funded_at !== null && refund_requested_at === null && !takenBack.has(milestone_id),
  );
}

/** A one-off contract is over by itself once all of it has ended and something was paid. A proposal is still to be answered. */
export function endsByItself(engagement: "one_off" | "ongoing", milestones: readonly MilestoneMoney[]): boolean {
  const isOver = milestones.every((milestone) => hasEnded(milestone.status));
  return engagement === "one_off" && isOver && outcomeOf(milestones) === "completed";
}

// Who was not to answer for a while needs time to approve, ask for changes or dispute, however little the clock had left.
const DAYS_TO_ANSWER = 3;

/** When the clock of approval goes on after it stood still: with what was left, but never at once. */
export const approvalResumed = (at: Date, clockLeftMs: bigint): Date =>
  addMs(at, Math.max(Number(clockLeftMs), DAYS_TO_ANSWER * DAY_MS));

interface DatedRules {
  readonly version: number;
  /** Null: everywhere. */
  readonly country: string | null;
  readonly effective_from: Date;
  readonly auto_approval_days: number;
}

/** Something was released, and as much was taken back afterwards. */
export function nothingStayed(milestones: readonly { readonly releasedMinor: bigint }[], undoneMinor: bigint): boolean {
  const released = milestones.reduce((all, milestone) => all + milestone.releasedMinor, 0n);
  return released > 0n && undoneMinor >= released;
}

/**
 * Each side's country has its own rules, or those for everywhere; of each the newest in force count. Of two sides those
 * count that leave more time before silence decides, as for protected money the shorter time to hold it does; of two that
 * leave the same, a country's own.
 */
export function rulesFor<Rules extends DatedRules>(
  packs: readonly Rules[],
  countries: readonly (string | null)[],
  at: Date,
): Rules | undefined {
  const inForce = packs
    .filter((pack) => pack.effective_from <= at)
    .toSorted((a, b) => b.effective_from.getTime() - a.effective_from.getTime() || b.version - a.version);
  const everywhere = inForce.find((pack) => pack.country === null);
  const [first] = countries
    .flatMap((country) => inForce.find((pack) => country !== null && pack.country === country) ?? everywhere ?? [])
    .toSorted(
      (a, b) => b.auto_approval_days - a.auto_approval_days || Number(a.country === null) - Number(b.country === null),
    );
  return first;
}

export interface ApprovalClock {
  readonly autoApprovalDays: number;
  readonly reminderDays: readonly number[];
}

/** Reminders that still lie ahead of `at`, each with the days left when it is due. */
export function remindersBefore(
  autoApproveAt: Date,
  rules: ApprovalClock,
  at: Date,
): readonly { readonly dueAt: Date; readonly daysLeft: number }[] {
  return rules.reminderDays
    .map((day) => rules.autoApprovalDays - day)
    .map((daysLeft) => ({ dueAt: addMs(autoApproveAt, -daysLeft * DAY_MS), daysLeft }))
    .filter((reminder) => reminder.dueAt > at);
}
