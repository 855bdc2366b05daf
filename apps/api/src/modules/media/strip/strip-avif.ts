import { type Box, boxLister, type ListBoxes } from "../iso-boxes.ts";
import { type Extent, readExtents, readItems } from "./item-places.ts";
import { blank, filmOf, findTablePatches, type Patch } from "./strip-film.ts";

const NEEDED_IN_FILE = new Set(["ftyp", "styp", "meta", "mdat", "moov", "moof", "sidx"]);
const NEEDED_IN_META = new Set(["hdlr", "dinf", "pitm", "iloc", "iinf", "iprp", "iref", "idat", "grpl"]);
// Pictures, and pictures put together of others. Exif, XMP and the like are items too.
const PICTURES = new Set(["av01", "grid", "iden", "iovl", "tmap"]);
const VERSION_BYTES = 4;

/**
 * Exif, XMP and unknown boxes are emptied where they lie, so that no offset changes. Which way up the picture is shown
 * stands among an AVIF's own properties, and stays.
 */
export function stripAvif(content: Buffer): Buffer | null {
  const list = boxLister();
  const boxes = list(content, 0, content.length);
  if (boxes?.at(-1)?.end !== content.length) return null;
  // The standard has one in a file at most, and each may list ten thousand pictures.
  if (boxes.filter(({ type }) => type === "meta").length > 1) return null;
  const film = filmOf(boxes, content.length, list);
  const patches = boxes.map((box) => {
    if (box.type === "moov") return findTablePatches(content.subarray(box.start, box.end), box, film);
    if (box.type === "meta") return patchesOfMeta(content, box, boxes, list);
    return NEEDED_IN_FILE.has(box.type) ? [] : blank(box);
  });
  const found = patches.filter((patch) => patch !== null && typeof patch !== "string");
  return found.length === patches.length ? patched(content, found.flat()) : null;
}

function patchesOfMeta(content: Buffer, meta: Box, around: readonly Box[], list: ListBoxes): Patch[] | null {
  const boxes = list(content, meta.start + meta.headerBytes + VERSION_BYTES, meta.end);
  if (boxes === null) return null;
  const called = (type: string) => boxes.find((box) => box.type === type);
  const [infos, places, data] = [called("iinf"), called("iloc"), called("idat")];
  if (!infos || !places || boxes.at(-1)?.end !== meta.end) return null;
  const items = readItems(content, infos.start + infos.headerBytes, infos.end, list);
  const extents = readExtents(content, places.start + places.headerBytes, places.end);
  if (items === null || extents === null) return null;
  const telling = items.filter(({ type }) => !PICTURES.has(type));
  const ids = new Set(telling.map(({ id }) => id));
  const homes = { file: around.filter(({ type }) => type === "mdat"), idat: data ? [data] : [] };
  const told = extents.filter(({ itemId }) => ids.has(itemId)).map((extent) => emptied(extent, homes));
  if (told.includes(null)) return null;
  return [
    ...boxes.filter(({ type }) => !NEEDED_IN_META.has(type)).flatMap(blank),
    ...telling.map(({ typeAt }) => ({ start: typeAt, end: typeAt + 4, bytes: Buffer.from("free") })),
    ...told.filter((patch) => patch !== null),
  ];
}

/** Null when it does not lie within one of the boxes that hold what items are made of. */
function emptied(extent: Extent, homes: Readonly<Record<Extent["within"], readonly Box[]>>): Patch | null {
  const boxes = homes[extent.within];
  // Within the file offsets count from its beginning, within `idat` from what that holds.
  const base = extent.within === "file" ? 0 : bodyOf(boxes[0]);
  const [start, end] = [base + extent.offset, base + extent.offset + extent.bytes];
  return boxes.some((box) => start >= bodyOf(box) && end <= box.end) ? { start, end, bytes: null } : null;
}

const bodyOf = (box: Box | undefined): number => (box ? box.start + box.headerBytes : 0);

/** Null when there is more to empty than there is: extents over each other, again and again. */
function patched(content: Buffer, patches: readonly Patch[]): Buffer | null {
  if (patches.reduce((sum, { start, end }) => sum + end - start, 0) > content.length) return null;
  const copy = Buffer.from(content);
  for (const { start, end, bytes } of patches) {
    if (bytes) bytes.copy(copy, start, 0, end - start);
    else copy.fill(0, start, end);
  }
  return copy.equals(content) ? content : copy;
}
