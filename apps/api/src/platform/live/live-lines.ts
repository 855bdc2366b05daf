// The open lines: how many a person and a network may have, and whether their callers are still who they were.
import type { FastifyRequest } from "fastify";
import type { Actor, Authenticate } from "../http/actor.ts";
import { networkOf } from "../http/network-of.ts";
import type { Metrics } from "../metrics/index.ts";

const LINES_PER_PERSON = 20;
// Whether a caller may still hear what they listen to costs the database more than who they are.
const BEATS_BETWEEN_LOOKS = 10;
// Within the time that a stop has, and longer than a reader needs who is there.
const LEAVE_MS = 1_000;

/** How many lines one network may have open at once: the last ones are left to people who signed in. */
export interface NetworkLimits {
  readonly visitors: number;
  readonly all: number;
}
/** Enough for a school or an office behind one address. `scale` widens it: benchmarks come from one machine. */
export const networkLimits = (scale = 1): NetworkLimits => ({ visitors: 200 * scale, all: 1_000 * scale });

export interface Caller {
  readonly actor: Actor | null;
  readonly request: FastifyRequest;
}

export interface Line {
  /** Tries whether somebody is at the other end. */
  beat(): void;
  /** Lets go of what its caller may hear no longer. */
  look(): Promise<void>;
  /** Says good-bye: the caller's session or key has ended, or the server stops. */
  end(why: "signed out" | "stopping"): void;
  /** Cuts it. */
  drop(): void;
}

export interface Lines {
  isFull(caller: Caller): boolean;
  /** Counts a line and tries it again and again, until the function it gives is called. */
  keep(caller: Caller, line: Line): () => void;
  /** Looks up the callers of a person's lines now: one of their sessions or keys has ended. */
  recheck(userId: string): void;
  /** Ends every line, and each that is still to come; those that do not leave are dropped. */
  endAll(): void;
}

interface LineSettings {
  readonly authenticate: Authenticate;
  readonly metrics: Metrics;
  readonly heartbeatMs: number;
  readonly limits: NetworkLimits;
}

export function createLines({ authenticate, metrics, heartbeatMs, limits }: LineSettings): Lines {
  // A check for each line of a person.
  const checksOf = new Map<string, Set<() => void>>();
  const countOf = new Map<string, number>();
  const open = new Set<Line>();
  let stopping = false;

  function addCheck(userId: string, check: () => void): void {
    const checks = checksOf.get(userId) ?? new Set();
    checksOf.set(userId, checks.add(check));
  }

  function removeCheck(userId: string, check: () => void): void {
    const checks = checksOf.get(userId);
    checks?.delete(check);
    if (checks?.size === 0) checksOf.delete(userId);
  }

  function count(network: string, change: 1 | -1): void {
    const now = (countOf.get(network) ?? 0) + change;
    if (now > 0) countOf.set(network, now);
    else countOf.delete(network);
  }

  return {
    isFull({ actor, request }) {
      if (actor && (checksOf.get(actor.userId)?.size ?? 0) >= LINES_PER_PERSON) return true;
      return (countOf.get(networkOf(request.ip)) ?? 0) >= (actor ? limits.all : limits.visitors);
    },
    recheck: (userId) => checksOf.get(userId)?.forEach((check) => void check()),
    keep({ actor, request }, line) {
      const { cookie, authorization } = request.headers;
      const network = networkOf(request.ip);
      const endWhenGone = async () => {
        const now = await authenticate({ cookie, authorization });
        if (now?.userId !== actor?.userId) line.end("signed out");
      };
      // A database that is away tells nothing about the caller; the next beat asks again.
      const check = () => void endWhenGone().catch(() => undefined);
      let beats = 0;
      const heartbeat = setInterval(() => {
        line.beat();
        if (actor) check();
        beats += 1;
        if (beats % BEATS_BETWEEN_LOOKS === 0) void line.look().catch(() => undefined);
      }, heartbeatMs);
      if (actor) addCheck(actor.userId, check);
      count(network, 1);
      open.add(line);
      metrics.sockets.inc();
      if (stopping) line.end("stopping");
      return () => {
        clearInterval(heartbeat);
        if (actor) removeCheck(actor.userId, check);
        count(network, -1);
        open.delete(line);
        metrics.sockets.dec();
      };
    },
    endAll() {
      stopping = true;
      for (const line of open) line.end("stopping");
      setTimeout(() => open.forEach((line) => void line.drop()), LEAVE_MS).unref();
    },
  };
}
