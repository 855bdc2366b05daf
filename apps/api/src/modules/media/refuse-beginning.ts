// A look at the first bytes of an upload in pieces, so that nobody sends half a gigabyte to hear that it is not taken.
import type { IncomingMessage } from "node:http";
import { type Refusal, refuseSize } from "./media.rules.ts";
import { SNIFF_BYTES, sniffType } from "./sniff-type.ts";

/**
 * Why the file that begins with this request's body is not taken; null when it is, or when too little of it comes to say
 * so. The body stays whole for whoever reads it next; of one that is refused the rest is let go by.
 */
export async function refuseBeginning(request: IncomingMessage, announcedBytes: number): Promise<Refusal | null> {
  const wanted = Math.min(SNIFF_BYTES, announcedBytes);
  // Without a length nobody knows whether so much will come.
  if (!(Number(request.headers["content-length"]) >= wanted)) return null;
  const head = await peek(request, wanted);
  if (!head) return null;
  const found = sniffType(head.subarray(0, SNIFF_BYTES));
  const refusal = typeof found === "string" ? found : refuseSize(found, announcedBytes);
  if (refusal) request.resume();
  return refusal;
}

/** Null when the sender breaks off before. */
function peek(request: IncomingMessage, bytes: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const end = (head: Buffer | null): void => {
      request.off("readable", look).off("close", leave).off("error", leave);
      resolve(head);
    };
    const look = (): void => {
      if (request.readableLength < bytes) return;
      const head: unknown = request.read();
      if (!Buffer.isBuffer(head)) return;
      request.unshift(head);
      end(head);
    };
    const leave = (): void => end(null);
    request.on("readable", look).on("close", leave).on("error", leave);
    look();
  });
}
