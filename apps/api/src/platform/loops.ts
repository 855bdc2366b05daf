import type { Logger } from "./log/index.ts";

export interface Loop {
  /** Runs the work now instead of waiting for the next turn. */
  nudge(): void;
  stop(): Promise<void>;
}

/** Repeats `work` every `everyMs`, never twice at once; a failure is logged and the next turn tried. */
export function startLoop(name: string, everyMs: number, log: Logger, work: () => Promise<unknown>): Loop {
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
    running = work()
      .then(() => undefined)
      .catch((error: unknown) => log.warn({ err: error, loop: name }, "a background loop failed; trying again"))
      .finally(() => {
        running = null;
        if (stopped) return;
        timeout = setTimeout(turn, again ? 0 : everyMs);
        again = false;
      });
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
