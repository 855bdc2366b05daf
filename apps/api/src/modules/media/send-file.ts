// Sends bytes that somebody uploaded so that nothing in them can act in our name.
import type { StoredFile } from "#platform/files/index.ts";
import { readRange } from "./byte-range.ts";
import { mediaErrors } from "./media.errors.ts";
import type { FileType } from "./sniff-type.ts";

/** What sending needs of a call. */
export interface Sending {
  readonly headers: { readonly range?: string | undefined };
  setHeader(name: string, value: string): void;
  setStatus(status: 206): void;
}

export interface Sent {
  readonly type: string;
  readonly cache: "immutable" | "private";
  /** Set to have the browser save it instead of showing it. */
  readonly saveAs?: string;
}

const CACHE = { immutable: "public, max-age=31536000, immutable", private: "private, max-age=900" };

/** The stored file, or the part of it that was asked for. Throws `media.range_invalid`. */
export function sendFile(call: Sending, stored: StoredFile, sent: Sent): AsyncIterable<Uint8Array> {
  call.setHeader("content-type", sent.type);
  call.setHeader("cache-control", CACHE[sent.cache]);
  call.setHeader(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  );
  call.setHeader("cross-origin-resource-policy", sent.cache === "immutable" ? "cross-origin" : "same-origin");
  call.setHeader("accept-ranges", "bytes");
  if (sent.saveAs !== undefined) call.setHeader("content-disposition", disposition(sent.saveAs));
  const range = readRange(call.headers.range, stored.bytes);
  if (range === "outside") {
    call.setHeader("content-range", `bytes */${stored.bytes}`);
    throw mediaErrors.rangeInvalid();
  }
  if (range === null) {
    call.setHeader("content-length", String(stored.bytes));
    return stored.open();
  }
  call.setStatus(206);
  call.setHeader("content-range", `bytes ${range.start}-${range.end}/${stored.bytes}`);
  call.setHeader("content-length", String(range.end - range.start + 1));
  return stored.open(range);
}

function disposition(name: string): string {
  // RFC 6266: a name of plain letters for old readers, the real one percent-encoded beside it.
  const plain = name.normalize("NFKD").replace(/[^A-Za-z0-9._ -]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The name to save a file under: as its owner named it, ending as its content says. */
export function saveName(name: string, type: FileType): string {
  // No folder, and no letter that a file system or a line of headers takes for something else.
  const safe = name.replace(/[/\\:*?"<>|\p{Cc}]/gu, "_");
  const stem =
    safe
      .replace(/\.[A-Za-z0-9]{1,5}$/, "")
      .replace(/^[.\s]+/, "")
      .trim() || "file";
  return `${stem.slice(0, 150)}.${type.extension}`;
}
