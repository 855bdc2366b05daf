// Takes in a stream of bytes that somebody sends: sees its beginning, and counts.
import { type Readable, Transform } from "node:stream";
import { SIMPLE_UPLOAD_BYTES_MAX } from "#api-schema/media.ts";
import type { KogiError } from "#platform/errors/index.ts";
import { mediaErrors } from "./media.errors.ts";
import { type Refusal, refusalSentences } from "./media.rules.ts";
import { SNIFF_BYTES, sniffType } from "./sniff-type.ts";

/** A refusal on the spot, with the sentence that fits. */
export function refusalError(refusal: Refusal): KogiError {
  const detail = refusalSentences[refusal];
  if (refusal === "too_large") return mediaErrors.tooLarge({ detail });
  if (refusal === "empty") return mediaErrors.empty({ at: "/body" });
  return mediaErrors.typeRefused({ detail });
}

/**
 * What a request sends. Where the reader leaves off, the rest is let go by instead of hanging up: a program that still
 * sends would never hear why it was refused.
 */
export async function* readToEnd(content: Readable): AsyncGenerator<Buffer> {
  let ended = false;
  try {
    for await (const chunk of content.iterator({ destroyOnReturn: false })) {
      // A stream of a request gives Buffers.
      yield chunk as Buffer;
    }
    ended = true;
  } finally {
    if (!ended) content.resume();
  }
}

/** A stream that lets a simple upload through and breaks off as soon as it is too long or of a kind we refuse. */
export function watchUpload(): Transform {
  let bytes = 0;
  let head = Buffer.alloc(0);
  let judged = false;

  function judge(): KogiError | null {
    judged = true;
    if (bytes === 0) return refusalError("empty");
    const found = sniffType(head.subarray(0, SNIFF_BYTES));
    return typeof found === "string" ? refusalError(found) : null;
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > SIMPLE_UPLOAD_BYTES_MAX)
        return done(mediaErrors.tooLarge({ detail: "One request takes up to 25 MB; send larger files in pieces." }));
      if (!judged) {
        head = Buffer.concat([head, chunk]);
        const refusal = head.length >= SNIFF_BYTES ? judge() : null;
        if (refusal) return done(refusal);
      }
      return done(null, chunk);
    },
    flush: (done) => done(judged ? null : judge()),
  });
}
