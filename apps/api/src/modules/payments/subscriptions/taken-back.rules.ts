// What becomes of a plan once all of what paid for it went back, to the card by hand or to the bank for good. Pure.

/** ends: at once. goes_back: to the plan before the upgrade, at once. */
export type PlanAfter = "ends" | "goes_back" | "unchanged";

export interface PaidCharge {
  readonly kind: "period" | "upgrade";
  readonly plan: string;
  readonly isPaid: boolean;
  readonly periodEnd: Date;
}

export interface RunningPlan {
  readonly state: string;
  readonly plan: string;
}

/**
 * Nobody keeps a time that was given back to them; what is over, or was never begun, changes nothing, and a part of the
 * money leaves the plan as it is.
 */
export function planAfterTakenBack(charge: PaidCharge, running: RunningPlan, at: Date): PlanAfter {
  if (!charge.isPaid || running.state === "ended" || at >= charge.periodEnd) return "unchanged";
  if (charge.kind === "period") return "ends";
  return charge.plan === running.plan ? "goes_back" : "unchanged";
}
