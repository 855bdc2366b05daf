// The embedded server has nobody else to start it again when it was killed, as a machine short of memory does, or when it
// could not recover on a full disk.
import type { ChildProcess } from "node:child_process";
import type { DatabaseProcess } from "./server-process.ts";

// What a killed server left behind may hold its memory for a moment, and a full disk stays full for longer.
const AGAIN_AFTER_MS = 500;

export interface Kept {
  /** From now on it may end; gives the process that runs. */
  release(): ChildProcess;
}

/** Starts the server again, as often as it ends, until it is released. */
export function keepRunning(
  { child: first, spawnAgain }: Pick<DatabaseProcess, "child" | "spawnAgain">,
  onRestart: () => void,
): Kept {
  let current = first;
  let timeout: NodeJS.Timeout | undefined;
  let released = false;
  function watch(child: ChildProcess): void {
    child.once("exit", () => {
      if (released) return;
      timeout = setTimeout(() => {
        onRestart();
        current = spawnAgain();
        watch(current);
      }, AGAIN_AFTER_MS);
    });
  }
  watch(first);
  return {
    release() {
      released = true;
      clearTimeout(timeout);
      return current;
    },
  };
}
