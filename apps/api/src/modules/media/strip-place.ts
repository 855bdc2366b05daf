// Telephones write where a video was taken into boxes of user data. Renaming such a box to `free` hides what it holds
// from every reader and moves nothing, so that the offsets of the samples stay right.
import { Transform } from "node:stream";
import { type Content, topBoxes } from "./inspect-content.ts";
import { type Box, boxesIn } from "./iso-boxes.ts";

export interface Patch {
  readonly start: number;
  readonly bytes: Buffer;
}

const MOOV_BYTES_MAX = 64 * 1_048_576;
const CONTAINERS = new Set(["moov", "trak"]);
const TELLING = new Set(["udta", "meta", "uuid"]);

/** What to write over an MP4's bytes so that it no longer tells where and with what it was made. */
export async function findPlacePatches(content: Content): Promise<readonly Patch[]> {
  const patches: Patch[] = [];
  for (const box of (await topBoxes(content)) ?? []) {
    if (TELLING.has(box.type)) patches.push(...blank(box));
    if (box.type !== "moov" || box.end - box.start > MOOV_BYTES_MAX) continue;
    const moov = await content.read(box.start, box.end);
    patches.push(...inContainer(moov, box.headerBytes, moov.length, box.start));
  }
  return patches.toSorted((a, b) => a.start - b.start);
}

function inContainer(content: Buffer, start: number, end: number, base: number): readonly Patch[] {
  return boxesIn(content, start, end).flatMap((box) => {
    if (TELLING.has(box.type)) return blank({ ...box, start: base + box.start, end: base + box.end });
    return CONTAINERS.has(box.type) ? inContainer(content, box.start + box.headerBytes, box.end, base) : [];
  });
}

function blank(box: Box): readonly Patch[] {
  const length = box.end - box.start - box.headerBytes;
  return [
    { start: box.start + 4, bytes: Buffer.from("free") },
    { start: box.start + box.headerBytes, bytes: Buffer.alloc(length) },
  ];
}

/** A stream that writes the patches over what passes through it. */
export function applyPatches(patches: readonly Patch[]): Transform {
  let at = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const end = at + chunk.length;
      let changed: Buffer | null = null;
      for (const patch of patches) {
        const from = Math.max(patch.start, at);
        const to = Math.min(patch.start + patch.bytes.length, end);
        if (from >= to) continue;
        changed ??= Buffer.from(chunk);
        patch.bytes.copy(changed, from - at, from - patch.start, to - patch.start);
      }
      at = end;
      done(null, changed ?? chunk);
    },
  });
}
