// A form that was sent twice, as by a double click where no script runs: the browser shows the answer to the second alone.
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiResponse, Transport } from "#api-schema/client.ts";
import { idempotencyErrors } from "#platform/errors/index.ts";

/** Some ten seconds in all: what takes longer is told to be still running. */
const WAITS_MS: readonly number[] = [50, 100, 200, 400, 800, 1600, 3200, 3200];

/** Calls with the key of one that is still running wait for it, and get its answer. */
export function awaitTheFirst(transport: Transport, waitsMs: readonly number[] = WAITS_MS): Transport {
  return async (call) => {
    let answer = await transport(call);
    for (const waitMs of waitsMs) {
      if (!isStillRunning(answer)) return answer;
      await sleep(waitMs);
      answer = await transport(call);
    }
    return answer;
  };
}

const { code: STILL_RUNNING, status: ITS_STATUS } = idempotencyErrors.stillRunning();

function isStillRunning({ status, text }: ApiResponse): boolean {
  return status === ITS_STATUS && text.includes(`"${STILL_RUNNING}"`);
}
