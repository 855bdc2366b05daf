// Uploads in pieces that are cut off at random points, while the server is killed in between.
import { createCipheriv, createHash } from "node:crypto";
import type { OwnMediaView } from "#api-schema/media.ts";
import { createRandom } from "../apps/api/test/fuzz/random.ts";
import { film } from "../apps/api/test/support/pictures.ts";
import { fetchServed } from "./served.ts";
import { begin, offsetOf, PIECES_MOST, refusalOf, type Sender, send, untilAnswered } from "./tus.ts";

const MB = 1_048_576;
const BYTES_LARGEST = 14 * MB;

export interface Counts {
  begun: number;
  cut: number;
  resumed: number;
  equal: number;
}

export interface Sent {
  readonly mediaId: string;
  readonly hash: string;
  readonly bytes: number;
}

const hashOf = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

/** A film of a size that is no round number, no two alike. */
function filmOf(seed: number): Buffer {
  const random = createRandom(77_000 + seed);
  const key = Buffer.alloc(16, String(seed));
  const head = film(0);
  const samples = createCipheriv("aes-128-ctr", key, key).update(Buffer.alloc(1 + random.below(BYTES_LARGEST)));
  head.writeUInt32BE(samples.length + 8, head.length - 8);
  return Buffer.concat([head, samples]);
}

/** One upload from its announcement to its last byte, cut off again and again. */
export async function sendInPieces(sender: Sender, seed: number, counts: Counts): Promise<Sent> {
  const random = createRandom(88_000 + seed);
  const content = filmOf(seed);
  const path = await begin(sender, { bytes: content.length, name: `film-${seed}.mp4` });
  counts.begun += 1;
  for (let pieces = 0; pieces < PIECES_MOST; pieces += 1) {
    const offset = await offsetOf(sender, path);
    if (offset > 0 && pieces > 0 && offset < content.length) counts.resumed += 1;
    if (offset === content.length) break;
    const rest = content.subarray(offset);
    const cutAfter = random.chance(0.7) ? random.below(rest.length) : rest.length;
    const outcome = await send(sender, path, { offset, content: rest, cutAfter });
    if (outcome === "cut") counts.cut += 1;
    const refusal = refusalOf(outcome, `piece at ${offset} of upload ${seed}`);
    if (refusal) throw refusal;
  }
  return { mediaId: path.split("/").at(-1) ?? "", hash: hashOf(content), bytes: content.length };
}

/** What is wrong with an upload that was sent to its end; null when its owner gets the very bytes back. */
export async function compare(
  sender: Sender,
  sent: Sent,
  settled: (mediaId: string) => Promise<OwnMediaView>,
): Promise<string | null> {
  const media = await settled(sent.mediaId);
  if (media.state !== "ready") return `upload ${sent.mediaId} is ${media.state}: ${media.refusal ?? "no reason"}`;
  const { body } = await untilAnswered(
    () => fetchServed(sender.origin + (media.original_url ?? "")),
    () => false,
  );
  return hashOf(body) === sent.hash ? null : `upload ${sent.mediaId}: ${body.length} bytes that were not sent`;
}
