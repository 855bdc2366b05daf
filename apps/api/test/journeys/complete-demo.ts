// How long a server's demo took to be complete, by the server's own words.
import { setTimeout as sleep } from "node:timers/promises";
import type { RunningServer } from "./server.ts";

// As `serve.ts` says them: the first on its output, the second in its log.
const COMPLETE = /demo +complete after (\d+) s/;
const GIVEN_UP = "the demo content is not complete";
const SHARE = /demo +\d+ %.*/g;

/** Waits for it and gives its seconds. Throws when the demo is given up, is not there in time, or the server ends. */
export async function untilDemoComplete(
  server: Pick<RunningServer, "output"> & { readonly process: Pick<RunningServer["process"], "exitCode"> },
  limitMs: number,
): Promise<number> {
  for (const deadline = performance.now() + limitMs; performance.now() < deadline; await sleep(200)) {
    const said = COMPLETE.exec(server.output())?.[1];
    if (said !== undefined) return Number(said);
    if (server.output().includes(GIVEN_UP)) throw new Error(`the demo was given up:\n${server.output()}`);
    if (server.process.exitCode !== null) throw new Error(`the server ended before its demo:\n${server.output()}`);
  }
  const reached = server.output().match(SHARE)?.at(-1) ?? "not even begun";
  throw new Error(`the demo was not complete after ${limitMs / 1_000} s (${reached}):\n${server.output()}`);
}
