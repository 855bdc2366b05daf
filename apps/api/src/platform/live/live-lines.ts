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
}

export function createLines(authenticate: Authenticate, metrics: Metrics, heartbeatMs: number): Lines {
  const open = new Map<string, number>();

  function count(userId: string | undefined, change: number): void {
    if (userId === undefined) return;
    const now = (open.get(userId) ?? 0) + change;
    if (now > 0) open.set(userId, now);
    else open.delete(userId);
  }

  return {
    isFull: (userId) => (open.get(userId) ?? 0) >= LINES_PER_PERSON,
    keep({ actor, request }, { beat, end }) {
      const { cookie, authorization } = request.headers;
      const endWhenGone = async () => {
        const now = await authenticate({ cookie, authorization });
        if (now?.userId !== actor?.userId) end();
      };
      const heartbeat = setInterval(() => {
        beat();
        // A database that is away tells nothing about the caller; the next beat asks again.
        if (actor) endWhenGone().catch(() => undefined);
      }, heartbeatMs);
      count(actor?.userId, 1);
      metrics.sockets.inc();
      return () => {
        clearInterval(heartbeat);
        count(actor?.userId, -1);
        metrics.sockets.dec();
      };
    },
  };
}
