// Telephones write where a video was taken into boxes of user data, and nobody knows all of their names: only the boxes
// that playing needs keep what they hold. Renaming the others to `free` and emptying them moves nothing, so that the
// offsets of the samples stay right.
import { Transform } from "node:stream";
import { type Box, boxLister, type ListBoxes, tablesAmong, topBoxes } from "../iso-boxes.ts";
import type { Content } from "../stored-content.ts";

/** Bytes `start` to `end` (not including `end`) become these, or nothing but zeros. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer | null;
}

// By the box around it: what playing needs. A `trak` in a `trak` is no part of any film.
const NEEDED: Readonly<Record<"file" | "moov" | "trak", ReadonlySet<string>>> = {
  file: new Set(["ftyp", "styp", "moov", "mdat", "moof", "sidx", "ssix", "mfra", "pdin", "prft", "emsg"]),
  moov: new Set(["mvhd", "trak", "mvex", "iods"]),
  trak: new Set(["tkhd", "edts", "mdia", "tref", "trgr"]),
};

/**
 * What to write over an MP4's bytes so that it no longer tells where and with what it was made; null when it cannot be
 * followed to its end, or has more tables or boxes than any film.
 */
export async function findPlacePatches(content: Content): Promise<readonly Patch[] | null> {
  const boxes = await topBoxes(content);
  const tables = boxes && tablesAmong(boxes, "moov");
  if (!tables) return null;
  const list = boxLister();
  const patches = [boxes.filter(({ type }) => !NEEDED.file.has(type)).flatMap(blank)];
  for (const box of tables) {
    const found = findTablePatches(await content.read(box.start, box.end), box, list);
    if (found === null) return null;
    patches.push(found);
  }
  return patches.flat().toSorted((a, b) => a.start - b.start);
}

/** What to write over the tables of a film (`moov`, with its header) that lie at `box` of the file; null: too many boxes. */
export function findTablePatches(moov: Buffer, box: Box, list: ListBoxes): Patch[] | null {
  return inside("moov", moov, { ...box, start: 0, end: moov.length }, { base: box.start, list });
}

/** `box` lies in `content`, which begins at `base` of the file. */
function inside(
  name: "moov" | "trak",
  content: Buffer,
  box: Box,
  file: { readonly base: number; readonly list: ListBoxes },
): Patch[] | null {
  const { base, list } = file;
  const from = box.start + box.headerBytes;
  const boxes = list(content, from, box.end);
  if (boxes === null) return null;
  const end = boxes.at(-1)?.end ?? from;
  const patches = boxes.map((inner) => {
    if (!NEEDED[name].has(inner.type)) return blank({ ...inner, start: base + inner.start, end: base + inner.end });
    return inner.type === "trak" ? inside("trak", content, inner, file) : [];
  });
  // What makes no sense as a box is for nobody to read.
  if (end < box.end) patches.push([{ start: base + end, end: base + box.end, bytes: null }]);
  const found = patches.filter((patch) => patch !== null);
  return found.length === patches.length ? found.flat() : null;
}

export function blank(box: Box): Patch[] {
  return [
    { start: box.start + 4, end: box.start + 8, bytes: Buffer.from("free") },
    { start: box.start + box.headerBytes, end: box.end, bytes: null },
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
        const to = Math.min(patch.end, end);
        if (from >= to) continue;
        changed ??= Buffer.from(chunk);
        if (patch.bytes) patch.bytes.copy(changed, from - at, from - patch.start, to - patch.start);
        else changed.fill(0, from - at, to - at);
      }
      at = end;
      done(null, changed ?? chunk);
    },
  });
}
