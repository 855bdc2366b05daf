// The open lines of each person: how many there may be, and whether their callers are still who they were.
import type { FastifyRequest } from "fastify";
import type { Actor, Authenticate } from "../http/actor.ts";
import type { Metrics } from "../metrics/index.ts";

const LINES_PER_PERSON = 20;

export interface Lines {
  isFull(userId: string): boolean;
  /** Counts a line and calls `beat` again and again, `end` once its caller's session or key has ended. Gives the stop. */
  keep(
    caller: { readonly actor: Actor | null; readonly request: FastifyRequest },
    on: { beat: () => void; end: () => void },
  ): () => void;
  /** Looks up the callers of a person's lines now: one of their sessions or keys has ended. */
  recheck(userId: string): void;
}

export function createLines(authenticate: Authenticate, metrics: Metrics, heartbeatMs: number): Lines {
  // A check for each line of a person.
  const open = new Map<string, Set<() => void>>();

  function add(userId: string, check: () => void): void {
    const checks = open.get(userId) ?? new Set();
    open.set(userId, checks.add(check));
  }

  function remove(userId: string, check: () => void): void {
    const checks = open.get(userId);
    checks?.delete(check);
    if (checks?.size === 0) open.delete(userId);
  }

  return {
    isFull: (userId) => (open.get(userId)?.size ?? 0) >= LINES_PER_PERSON,
    recheck: (userId) => open.get(userId)?.forEach((check) => void check()),
    keep({ actor, request }, { beat, end }) {
      const { cookie, authorization } = request.headers;
      const endWhenGone = async () => {
        const now = await authenticate({ cookie, authorization });
        if (now?.userId !== actor?.userId) end();
      };
      // A database that is away tells nothing about the caller; the next beat asks again.
      const check = () => void endWhenGone().catch(() => undefined);
      const heartbeat = setInterval(() => {
        beat();
        if (actor) check();
      }, heartbeatMs);
      if (actor) add(actor.userId, check);
      metrics.sockets.inc();
      return () => {
        clearInterval(heartbeat);
        if (actor) remove(actor.userId, check);
        metrics.sockets.dec();
      };
    },
  };
}
