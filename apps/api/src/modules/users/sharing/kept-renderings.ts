// Cards and documents that anybody may ask for, by what stands on them: setting one takes a tenth of a second, and link
// previews are fetched in bursts.
import { createHash } from "node:crypto";
import { requestErrors } from "#platform/errors/index.ts";

const KEPT = 200;
const WAITING_MAX = 20;

const kept = new Map<string, Promise<Buffer>>();
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * The one that was made of the same `content`, or a new one: made one after another, so that somebody's invoice waits for
 * one of them at most. Throws 503 `request.busy` when too many wait.
 */
export async function keptRendering(content: object, make: () => Promise<Buffer>): Promise<Buffer> {
  const key = createHash("sha256").update(JSON.stringify(content)).digest("base64url");
  const known = kept.get(key);
  if (known !== undefined) {
    // The one asked for least lately goes first.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  if (waiting >= WAITING_MAX) throw requestErrors.busy();
  waiting += 1;
  const made = last.then(make).finally(() => {
    waiting -= 1;
  });
  last = made.catch(() => kept.delete(key));
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, made);
  return made;
}
