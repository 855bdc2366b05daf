// The provider's news must be taken in under 50 ms, or the provider calls again: signed events that were never seen
// before, through the whole server, while their jobs run; beside the empty route asked in the same way and in turns.

import { SIGNATURE_HEADER, sign, webhookSecret } from "../apps/api/src/modules/payments/gateway/sandbox/signature.ts";
import { startServer } from "../apps/api/test/journeys/server.ts";
import { calibrate, startEmptyServer } from "./calibrate.ts";
import { atMost, type Figure, median, percentile } from "./figures.ts";

const ROUNDS = 5;
const CALLS = 400;
// As many as a provider sends at once to a shop of our size.
const SENDERS = 4;
const LIMIT_MS = 50;
const SECRET = "a secret for benchmarks, which sign what they send";

export async function bench(): Promise<readonly Figure[]> {
  const scale = Math.max(1, await calibrate());
  const server = await startServer({ environment: { LOG_LEVEL: "info", KOGI_SECRET: SECRET } });
  const empty = await startEmptyServer();
  let number = 0;
  const deliver = () => {
    number += 1;
    return fetch(`${server.origin}/api/webhooks/sandbox`, delivery(number));
  };
  const askNothing = () => fetch(empty.origin);
  try {
    const found: { ours: number; empty: number }[] = [];
    await percentile95(deliver); // the first calls compile schemas and open connections
    for (let round = 0; round < ROUNDS; round += 1)
      found.push({ empty: await percentile95(askNothing), ours: await percentile95(deliver) });
    const ours = median(found.map((one) => one.ours));
    return [
      { name: "webhooks, empty route, p95", value: median(found.map((one) => one.empty)), unit: "ms" },
      {
        name: "webhooks, one delivery, p95",
        value: ours,
        unit: "ms",
        ratio: median(found.map((one) => one.ours / one.empty)),
        target: atMost(LIMIT_MS * scale),
      },
    ];
  } finally {
    empty.stop();
    await server.stop();
  }
}

function delivery(number: number): RequestInit {
  const event = { id: `evt_bench_${number}`, type: "checkout.completed", object: { id: `cs_bench_${number}` } };
  const body = JSON.stringify(event);
  const signature = sign(webhookSecret(SECRET), Buffer.from(body), new Date());
  return { method: "POST", headers: { "content-type": "application/json", [SIGNATURE_HEADER]: signature }, body };
}

/** The time that 95 of 100 answers do not exceed, in milliseconds. */
async function percentile95(call: () => Promise<Response>): Promise<number> {
  const times: number[] = [];
  const senders = Array.from({ length: SENDERS }, async () => {
    while (times.length < CALLS) {
      const startedMs = performance.now();
      const answer = await call();
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`an event was answered with ${answer.status}`);
      times.push(performance.now() - startedMs);
    }
  });
  await Promise.all(senders);
  return percentile(times, 0.95);
}
