// A connection whose packets go nowhere says nothing at all: who waits for it would wait for ever.
import type pg from "pg";

/** Milliseconds the server gives a statement before it ends it. */
export const STATEMENT_LIMIT_MS = 15_000;
/** Above the server's limit, which ends a statement in good order. */
export const SILENCE_LIMIT_MS = STATEMENT_LIMIT_MS + 5_000;

/**
 * PostgreSQL gives a commit no limit: it ends when the disk has it. Who gives it up does not know whether it came about, so
 * it is given longer, though less than a call keeps its key.
 */
export const COMMIT_TIMES = 2;

/**
 * How the operating system finds out that the machine at the other end of a quiet connection is gone: in about twenty
 * seconds. It finds out neither that a server hangs, for its machine still answers, nor, for many minutes, that what was
 * sent does not arrive: whoever waits has a limit too.
 */
export const kept = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** For a connection outside the pool: what opens it, and what it asks, fails in time when nobody answers. */
export const limited = (limitMs: number) => ({ ...kept, connectionTimeoutMillis: limitMs, query_timeout: limitMs });

/** Whoever lifts the server's limit in a transaction lifts ours, until it ends. */
const LIFTS = /^set local statement_timeout = 0$/i;
const ENDS = /^(commit|rollback)$/i;
const COMMITS = /^commit$/i;

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
      const over = setTimeout(
        () => {
          looking = setImmediate(giveUp);
        },
        COMMITS.test(String(text)) ? limitMs * COMMIT_TIMES : limitMs,
      );
      const stop = () => {
        clearTimeout(over);
        clearImmediate(looking);
      };
      sent.then(stop, stop);
    },
  };
}
