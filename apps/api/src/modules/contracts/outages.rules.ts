// How long Kogi was out. Pure.

export interface Outage {
  readonly beganAt: Date;
  /** Null while it is not over. */
  readonly endedAt: Date | null;
}

/** Milliseconds out after `since`; what two of them have in common counts once. */
export function timeOut(outages: readonly Outage[], since: Date): number {
  let [total, reached] = [0, since.getTime()];
  for (const { beganAt, endedAt } of outages.toSorted((a, b) => a.beganAt.getTime() - b.beganAt.getTime())) {
    const end = endedAt?.getTime() ?? reached;
    total += Math.max(0, end - Math.max(beganAt.getTime(), reached));
    reached = Math.max(reached, end);
  }
  return total;
}

/** Since when, after `since`, Kogi has been within reach without a break; null while it is not. */
export function reachableFrom(outages: readonly Outage[], since: Date): Date | null {
  let from = since;
  for (const { endedAt } of outages) {
    if (endedAt === null) return null;
    if (endedAt > from) from = endedAt;
  }
  return from;
}
