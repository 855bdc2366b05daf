// Who a visitor is for one day, as far as counting needs to know: hashes that cannot be led back, and nothing else.
import { createHmac } from "node:crypto";
import { type Actor, networkOf } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { dayOf } from "./insights.rules.ts";
import { isBrowser, isFetchedAhead } from "./views.rules.ts";

/** What a request tells of who sent it: every call of a route is one. */
export interface Visitor {
  readonly actor: Actor | null;
  readonly address: string;
  readonly userAgent: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface DayViewer {
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly viewer: string;
  /** Where they come from, as a hash too: one connection is not made many viewers by many accounts. */
  readonly network: string;
}

/** Null for whom nobody counts: the owner, programs, and browsers that fetch what nobody has asked for yet. */
export function viewerOf(platform: Platform, ownerId: string, visitor: Visitor): DayViewer | null {
  const { actor, address, userAgent, headers } = visitor;
  if (actor?.userId === ownerId || !isBrowser(userAgent) || isFetchedAhead(headers)) return null;
  const day = dayOf(platform.clock.now());
  // The day is in the hash, so that nobody can be followed from one day to the next.
  const hash = (who: string) =>
    createHmac("sha256", platform.secret).update(`portfolio-view:${day}:${who}`).digest("base64url").slice(0, 22);
  // Without an account only the network tells people apart: anything a program sends along could be made up anew for
  // each look.
  const network = hash(`network:${networkOf(address)}`);
  return { day, viewer: actor ? hash(`user:${actor.userId}`) : network, network };
}
