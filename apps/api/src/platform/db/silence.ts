// A connection whose packets go nowhere says nothing at all: who waits for it would wait for ever.
import type pg from "pg";

/** Milliseconds the server gives a statement before it ends it. */
export const STATEMENT_LIMIT_MS = 15_000;
/** Above the server's limit, which ends a statement in good order. */
export const SILENCE_LIMIT_MS = STATEMENT_LIMIT_MS + 5_000;

/** How the operating system finds out that the other end of a quiet connection is gone: in about twenty seconds. */
export const kept = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** Whoever lifts the server's limit in a transaction lifts ours, until it ends. */
const LIFTS = /^set local statement_timeout = 0$/i;
const ENDS = /^(commit|rollback)$/i;

export interface Silence {
  /** Breaks the connection when `sent` is not answered in time; whatever waits for it fails then. */
  watch(text: unknown, sent: unknown): void;
}

export function createSilence(client: pg.Client, limitMs: number): Silence {
  let isLifted = false;
  return {
    watch(text, sent) {
      if (LIFTS.test(String(text))) isLifted = true;
      if (ENDS.test(String(text))) isLifted = false;
      if (isLifted || !(sent instanceof Promise)) return;
      let looking: NodeJS.Immediate | undefined;
      const giveUp = () => client.connection.stream.destroy(new Error("Connection terminated: the database is silent"));
      // A process that slept itself, or was busy, first hears what has come meanwhile.
      const over = setTimeout(() => {
        looking = setImmediate(giveUp);
      }, limitMs);
      const stop = () => {
        clearTimeout(over);
        clearImmediate(looking);
      };
      sent.then(stop, stop);
    },
  };
}
