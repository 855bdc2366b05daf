import type { Logger } from "./log/index.ts";

export interface Loop {
  /** Runs the work now instead of waiting for the next turn. */
  nudge(): void;
  stop(): Promise<void>;
}

// Far more than any turn takes, and more than the database lets a statement take.
const TURN_LIMIT_MS = 60_000;

/**
 * Repeats `work` every `everyMs`; a failure is logged and the next turn tried. A turn that takes longer than `limitMs` is
 * left to itself, so that one that hangs does not end the loop for good. It may still be at work beside the next one then,
 * as another process may: `work` locks what it takes.
 */
export function startLoop(
  name: string,
  everyMs: number,
  log: Logger,
  work: () => Promise<unknown>,
  limitMs = TURN_LIMIT_MS,
): Loop {
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;
  let timeout: NodeJS.Timeout;

  function turn(): void {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    clearTimeout(timeout);
    running = within(limitMs, oneTurn()).then((ended) => {
      running = null;
      if (!ended) log.warn({ loop: name, limitMs }, "a turn of a background loop takes too long; going on without it");
      if (stopped) return;
      timeout = setTimeout(turn, again ? 0 : everyMs);
      again = false;
    });
  }

  async function oneTurn(): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error, loop: name }, "a background loop failed; trying again");
    }
  }
  timeout = setTimeout(turn, everyMs);
  return {
    nudge: turn,
    async stop() {
      stopped = true;
      clearTimeout(timeout);
      await running;
    },
  };
}

/** Whether it ended in time. */
async function within(limitMs: number, turn: Promise<void>): Promise<boolean> {
  let limit: NodeJS.Timeout | undefined;
  const over = new Promise<false>((resolve) => {
    limit = setTimeout(resolve, limitMs, false);
  });
  try {
    return await Promise.race([turn.then(() => true), over]);
  } finally {
    clearTimeout(limit);
  }
}
