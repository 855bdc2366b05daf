import { createReadStream } from "node:fs";
import { SECOND_MS } from "#platform/clock/index.ts";
import type { RatesSource } from "#platform/config/index.ts";

// Ninety days are about 100 kB.
const BYTES_MAX = 512 * 1024;
const TIMEOUT_MS = 20 * SECOND_MS;

/** The text of the file, no longer than it can be. Follows nobody elsewhere: the address is the one that was chosen. */
export async function fetchRatesFile(source: RatesSource): Promise<string> {
  if ("path" in source) return readUpTo(createReadStream(source.path));
  const answer = await fetch(source.url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (answer.status !== 200 || !answer.body) {
    await answer.body?.cancel();
    throw new Error(`The address of the reference rates answered ${answer.status}.`);
  }
  return readUpTo(answer.body);
}

async function readUpTo(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early closes the file or the connection.
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > BYTES_MAX) throw new Error(`The file of reference rates is longer than ${BYTES_MAX} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
