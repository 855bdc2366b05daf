// What becomes of money that lies in a wallet. Pure.
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { HoldingLimit } from "../protected/holding.rules.ts";

export type NextStep =
  | { readonly do: "wait"; readonly until: Date }
  /** `until`: when it leaves. Whoever is told late has a day, however long it lay. */
  | { readonly do: "warn"; readonly until: Date }
  | { readonly do: "pay_out"; readonly again: Date };

/** `limit` is of the oldest money; `warnedUntil`: what its owner was told last, null where it was nothing. */
export function nextStep(limit: Pick<HoldingLimit, "until" | "warnAt">, warnedUntil: Date | null, now: Date): NextStep {
  if (now < limit.warnAt) return { do: "wait", until: limit.warnAt };
  const until = addMs(now, Math.max(DAY_MS, limit.until.getTime() - now.getTime()));
  // What was told about older money, which has left, is no word about this; nor is what was told about younger money.
  if (warnedUntil === null || warnedUntil < limit.until || until < warnedUntil) return { do: "warn", until };
  if (now < warnedUntil) return { do: "wait", until: warnedUntil };
  // What stood in the way (no account yet, a minimum) is asked about every day.
  return { do: "pay_out", again: addMs(now, DAY_MS) };
}
