import { buffer } from "node:stream/consumers";
import type { StoredFile } from "#platform/files/index.ts";
import type { Content } from "./inspect-content.ts";

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
