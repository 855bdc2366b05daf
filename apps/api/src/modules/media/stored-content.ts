import { buffer } from "node:stream/consumers";
import type { StoredFile } from "#platform/files/index.ts";

export interface Content {
  readonly bytes: number;
  /** Bytes `start` to `end` (not including `end`, and no further than the file). */
  read(start: number, end: number): Promise<Buffer>;
}

/** A stored file to be read in places. */
export function contentOf(stored: StoredFile): Content {
  return {
    bytes: stored.bytes,
    async read(start, end) {
      const from = Math.max(0, start);
      const to = Math.min(end, stored.bytes);
      return from >= to ? Buffer.alloc(0) : buffer(stored.open({ start: from, end: to - 1 }));
    },
  };
}
