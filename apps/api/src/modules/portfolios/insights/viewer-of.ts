// Who a visitor is for one day, as far as counting needs to know: hashes that cannot be led back, and nothing else.
import { createHmac } from "node:crypto";
import { networkOf, type Visitor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { dayOf } from "./insights.rules.ts";
import { isBrowser, isFetchedAhead, isLookedAt } from "./views.rules.ts";

export interface DayViewer {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly viewer: string;
  /** Where they come from, as a hash too: one connection is not made many viewers by many accounts. */
  readonly network: string;
}

/** Null for whom nobody counts: the owner, programs, and browsers that fetch what nobody has asked for. */
export function viewerOf(platform: Platform, ownerId: string, visitor: Visitor): DayViewer | null {
  const { actor, address, userAgent, headers } = visitor;
  if (actor?.userId === ownerId || !isBrowser(userAgent)) return null;
  if (isFetchedAhead(headers) || !isLookedAt(headers)) return null;
  const day = dayOf(platform.clock.now());
  const network = networkOn(platform, day, address);
  // An account costs an address that takes mail; one that has shown none is told apart as visitors are.
  return { day, viewer: actor?.emailVerified ? dayHash(platform, day, `user:${actor.userId}`) : network, network };
}

/**
 * Where somebody comes from, as a hash: without an account only the network tells people apart, as anything a program sends
 * along could be made up anew for each look.
 */
export function networkOn(platform: Platform, day: string, address: string): string {
  return dayHash(platform, day, `network:${networkOf(address)}`);
}

// The day is in the hash, so that nobody can be followed from one day to the next.
function dayHash(platform: Platform, day: string, who: string): string {
  return createHmac("sha256", platform.secret).update(`portfolio-view:${day}:${who}`).digest("base64url").slice(0, 22);
}
