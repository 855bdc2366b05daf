// The success score: which share of a freelancer's contracts ended well (docs/decisions/0047). Pure.
import { addMs, DAY_MS } from "#platform/clock/index.ts";

/** How a contract counts, and how much of its weight, in hundredths. */
export const SHARES = {
  liked: 100,
  unreviewed: 100,
  mixed: 50,
  shared: 50,
  disliked: 0,
  lost: 0,
  given_up: 0,
} as const;
export type Ending = keyof typeof SHARES;
// The keys of the table above are all there are.
export const endings = Object.keys(SHARES) as readonly Ending[];

export const SUCCESS_RULE = {
  windowDays: 730,
  /** Contracts that ended within these weigh twice. */
  recentDays: 365,
  contractsMin: 3,
  /** One client alone makes no score: it would say how the two get on. */
  clientsMin: 2,
  likedFromMilli: 4_000,
  mixedFromMilli: 3_000,
} as const;

export interface EndedContract {
  readonly clientId: string;
  readonly outcome: "completed" | "cancelled";
  readonly endedAt: Date;
  /** Ended by the freelancer, though money had been protected that nobody asked or took back. */
  readonly givenUp: boolean;
  readonly givenBack: "none" | "part" | "all";
  /** The client's, once it is shown. */
  readonly review: { readonly overallMilli: number; readonly revealedAt: Date } | null;
}

/** How the contract counts at this instant; null for one that ended before anything was paid, and was not given up. */
export function endingOf(contract: EndedContract, at: Date): Ending | null {
  if (contract.outcome === "cancelled" && contract.givenBack === "all") return "lost";
  if (contract.outcome === "cancelled") return contract.givenUp ? "given_up" : null;
  const review = contract.review && contract.review.revealedAt <= at ? contract.review.overallMilli : null;
  if (review !== null && review < SUCCESS_RULE.mixedFromMilli) return "disliked";
  if (review !== null && review < SUCCESS_RULE.likedFromMilli) return "mixed";
  // All of one milestone, too, is a part of a contract in which another was paid.
  if (contract.givenBack !== "none") return "shared";
  return review === null ? "unreviewed" : "liked";
}

export interface Factor {
  readonly ending: Ending;
  readonly contracts: number;
  readonly weight: number;
}
export interface Success {
  /** 0 to 100; null while there is too little to tell by. */
  readonly score: number | null;
  readonly contracts: number;
  readonly clients: number;
  readonly factors: readonly Factor[];
}

/** A contract is in the score from its end, that instant included, until the window has passed it. */
export function successAt(contracts: readonly EndedContract[], at: Date): Success {
  const weights = new Map<Ending, { contracts: number; weight: number }>();
  const clients = new Set<string>();
  for (const contract of contracts) {
    const { endedAt } = contract;
    if (endedAt > at || at >= addMs(endedAt, SUCCESS_RULE.windowDays * DAY_MS)) continue;
    const ending = endingOf(contract, at);
    if (ending === null) continue;
    const weight = at < addMs(endedAt, SUCCESS_RULE.recentDays * DAY_MS) ? 2 : 1;
    const before = weights.get(ending) ?? { contracts: 0, weight: 0 };
    weights.set(ending, { contracts: before.contracts + 1, weight: before.weight + weight });
    clients.add(contract.clientId);
  }
  const factors = endings.flatMap((ending) => {
    const sum = weights.get(ending);
    return sum ? [{ ending, ...sum }] : [];
  });
  const counted = factors.reduce((sum, factor) => sum + factor.contracts, 0);
  const enough = counted >= SUCCESS_RULE.contractsMin && clients.size >= SUCCESS_RULE.clientsMin;
  return { score: enough ? meanShare(factors) : null, contracts: counted, clients: clients.size, factors };
}

function meanShare(factors: readonly Factor[]): number {
  const weight = factors.reduce((sum, factor) => sum + factor.weight, 0);
  const points = factors.reduce((sum, factor) => sum + factor.weight * SHARES[factor.ending], 0);
  return Math.round(points / weight);
}

/**
 * Since when the score has been at least `least` without a break; null when it is not now. Nobody keeps count of days:
 * every fact has its date, so the past can be worked out anew. Looks no further back than it is told.
 */
export function heldSince(
  contracts: readonly EndedContract[],
  { at, least, lookBackDays }: { at: Date; least: number; lookBackDays: number },
): Date | null {
  const earliest = addMs(at, -lookBackDays * DAY_MS);
  const holds = (instant: Date): boolean => (successAt(contracts, instant).score ?? -1) >= least;
  if (!holds(at)) return null;
  const changes = changesOf(contracts).filter((instant) => instant <= at && instant > earliest);
  let since = at;
  for (const instant of changes.toSorted((one, other) => other.getTime() - one.getTime())) {
    if (!holds(instant)) return since;
    since = instant;
  }
  return holds(earliest) ? earliest : since;
}

/** When time or news changes the score. */
function changesOf(contracts: readonly EndedContract[]): readonly Date[] {
  return contracts.flatMap(({ endedAt, review }) => [
    endedAt,
    addMs(endedAt, SUCCESS_RULE.recentDays * DAY_MS),
    addMs(endedAt, SUCCESS_RULE.windowDays * DAY_MS),
    ...(review ? [review.revealedAt] : []),
  ]);
}

/** The next instant at which the score changes though nothing happens. */
export function nextChange(contracts: readonly EndedContract[], at: Date): Date | null {
  return earliestAfter(changesOf(contracts), at);
}

export function earliestAfter(instants: readonly Date[], at: Date): Date | null {
  return instants.reduce<Date | null>(
    (first, instant) => (instant > at && (first === null || instant < first) ? instant : first),
    null,
  );
}
