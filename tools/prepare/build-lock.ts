// One build at a time in one tree: two would write over each other's files. The lock is a folder with one file that is
// called as the process that holds it. Both come at once, and a dead process's file can be renamed by one taker alone.
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LOOK_MS = 50;

/**
 * Waits until no other process builds in this tree, and keeps others waiting until the answer is called. The lock of a
 * process that is gone is taken over. `onWait` is told once which process is waited for.
 */
export function takeBuildLock(root: string, onWait: (owner: string) => void): () => void {
  const lock = join(root, "build/lock");
  const mine = join(lock, String(process.pid));
  for (let told = false; !come(lock); ) {
    const [owner] = quietly(() => readdirSync(lock)) ?? [];
    if (owner === undefined) continue;
    // A dead process may have been called as we are: in a container they all are.
    if (Number(owner) === process.pid || !isAlive(Number(owner))) {
      if (quietly(() => renameSync(join(lock, owner), mine)) !== null) break;
      continue;
    }
    if (!told) onWait(owner);
    told = true;
    // Nothing else is to be done in this process meanwhile.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
  }
  return () => {
    rmSync(mine, { force: true });
    // Whoever comes next may stand in the empty folder already.
    quietly(() => rmdirSync(lock));
  };
}

/** Puts a folder with our name in it where there is none, or an empty one. */
function come(lock: string): boolean {
  const made = `${lock}-${process.pid}`;
  mkdirSync(made, { recursive: true });
  writeFileSync(join(made, String(process.pid)), "");
  try {
    renameSync(made, lock);
    return true;
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (isCode(error, "ENOTEMPTY", "EEXIST", "EPERM")) return false;
    throw error;
  }
}

/** Null where somebody else was faster. */
function quietly<Answer>(act: () => Answer): Answer | null {
  try {
    return act();
  } catch (error) {
    if (isCode(error, "ENOENT", "ENOTEMPTY", "EEXIST")) return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another account's process is there, and not ours to ask.
    return isCode(error, "EPERM");
  }
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.some((code) => error.code === code);
}
