// What becomes of money that lies in a wallet. Pure.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { HoldingLimit } from "../protected/holding.rules.ts";

export type NextStep =
  | { readonly do: "wait"; readonly until: Date }
  /** `until`: when it leaves. Whoever was never told has the days of the warning, however long it lay. */
  | { readonly do: "warn"; readonly until: Date }
  | { readonly do: "pay_out"; readonly again: Date };

/** `limit` is of the oldest money; `warnedUntil`: what its owner was told last, null where it was nothing. */
export function nextStep(limit: Pick<HoldingLimit, "until" | "warnAt">, warnedUntil: Date | null, now: Date): NextStep {
  if (now < limit.warnAt) return { do: "wait", until: limit.warnAt };
  // Money that came later has a later end: what was told about older money is no word about it.
  if (warnedUntil === null || warnedUntil < limit.until) {
    const inWarnDays = addMs(now, limit.until.getTime() - limit.warnAt.getTime());
    return { do: "warn", until: limit.until > now ? limit.until : inWarnDays };
  }
  if (now < warnedUntil) return { do: "wait", until: warnedUntil };
  // What stood in the way (no account yet, a minimum) is asked about every day.
  return { do: "pay_out", again: addMs(now, DAY_MS) };
}
