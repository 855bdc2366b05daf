// Thousands of listeners in a process of their own, whose CPU and memory are not the server's.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export interface Wish {
  /** Of the socket: `ws://...`. */
  readonly address: string;
  /** Sessions, each of which opens as many sockets. */
  readonly tokens: readonly string[];
  readonly socketsEach: number;
  readonly channel: string;
}

/** What the program says: that all are subscribed, then of each event how late every socket heard it. */
export type Told = "gathered" | { readonly delaysMs: readonly number[] };

export interface Crowd {
  /** Does what makes one event, and gives how many milliseconds after it was written each socket heard it. */
  hear(cause: () => Promise<unknown>): Promise<readonly number[]>;
  leave(): void;
}

const LIMIT_MS = 60_000;
const GATHER_LIMIT_MS = 300_000;

export async function gatherCrowd(wish: Wish): Promise<Crowd> {
  const child = fork(join(import.meta.dirname, "live-listeners.ts"), { execArgv: [] });
  const leave = () => void child.kill("SIGTERM");
  try {
    child.send(wish);
    const told = await nextTold(child, GATHER_LIMIT_MS);
    if (told !== "gathered") throw new Error("an event came before all were gathered");
  } catch (error) {
    leave();
    throw error;
  }
  return {
    leave,
    async hear(cause) {
      const [told] = await Promise.all([nextTold(child, LIMIT_MS), cause()]);
      if (told === "gathered") throw new Error("the crowd gathered twice");
      return told.delaysMs;
    },
  };
}

async function nextTold(child: ChildProcess, limitMs: number): Promise<Told> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(limitMs)]);
  const ended = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`the listeners ended with ${code}`);
  });
  try {
    const [told] = await Promise.race([once(child, "message", { signal }), ended]);
    return told as Told; // sent by the program
  } finally {
    ended.catch(() => undefined);
    over.abort();
  }
}
