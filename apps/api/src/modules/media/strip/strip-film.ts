// Telephones write where a video was taken into boxes of user data, and nobody knows all of their names: only the boxes
// that playing needs keep what they hold. Renaming the others to `free` and emptying them moves nothing, so that the
// offsets of the samples stay right. Cameras write it as a track of its own, too: such a track is emptied with its samples.
import { Transform } from "node:stream";
import { type Box, boxLister, type ListBoxes, tablesAmong, topBoxes } from "../iso-boxes.ts";
import type { Refusal } from "../media.rules.ts";
import type { Content } from "../stored-content.ts";
import { handlerOf, referencesOf, samplesOf } from "./film-tracks.ts";

/** Bytes `start` to `end` (not including `end`) become these, or nothing but zeros. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer | null;
}

// By the box around it: what playing needs. A `trak` in a `trak` is no part of any film.
const NEEDED: Readonly<Record<"file" | "moov" | "trak", ReadonlySet<string>>> = {
  file: new Set(["ftyp", "styp", "moov", "mdat", "moof", "sidx", "ssix", "mfra", "pdin"]),
  moov: new Set(["mvhd", "trak", "mvex", "iods"]),
  trak: new Set(["tkhd", "edts", "mdia", "tref", "trgr"]),
};
// With their own heads, and the wider times and lengths of their second form. Source: ISO/IEC 14496-12, 8.2.2 and 8.3.2.
const BYTES_MAX: Readonly<Record<string, number>> = { mvhd: 120, tkhd: 104 };
// What is seen and heard (`pict` and `auxv` are an AVIF's), closed captions, and the time code that cutters go by. Text
// is not among them: drones write where they are as subtitles.
const NEEDED_TRACKS = new Set(["vide", "soun", "pict", "auxv", "clcp", "tmcd"]);

/** Why a film cannot be followed: its tables make no sense, or a track to empty has samples that cannot be found. */
export type Unfollowed = Extract<Refusal, "broken" | "hidden_track">;

/** The file that the tables are of. */
export interface Film {
  readonly bytes: number;
  /** Its samples are listed outside of `moov`, too. */
  readonly fragmented: boolean;
  readonly list: ListBoxes;
}

export const filmOf = (boxes: readonly Box[], bytes: number, list: ListBoxes): Film => ({
  bytes,
  fragmented: boxes.some(({ type }) => type === "moof"),
  list,
});

/**
 * What to write over an MP4's bytes so that it no longer tells where and with what it was made, or why it cannot be
 * followed to its end: `broken` also when it has more tables or boxes than any film.
 */
export async function findPlacePatches(content: Content): Promise<readonly Patch[] | Unfollowed> {
  const boxes = await topBoxes(content);
  const tables = boxes && tablesAmong(boxes, "moov");
  if (!tables) return "broken";
  const film = filmOf(boxes, content.bytes, boxLister());
  const patches = [boxes.filter(({ type }) => !NEEDED.file.has(type)).flatMap(blank)];
  for (const box of tables) {
    const found = findTablePatches(await content.read(box.start, box.end), box, film);
    if (typeof found === "string") return found;
    patches.push(found);
  }
  return joined(patches.flat().toSorted((a, b) => a.start - b.start));
}

/** Chunks of samples mostly lie side by side, and some say so twice. */
function joined(patches: readonly Patch[]): readonly Patch[] {
  const found: Patch[] = [];
  for (const patch of patches) {
    const last = found.at(-1);
    if (last && last.bytes === null && patch.bytes === null && patch.start <= last.end)
      found[found.length - 1] = { ...last, end: Math.max(last.end, patch.end) };
    else found.push(patch);
  }
  return found;
}

/** What to write over a film because of its tables (`moov`, with its header) that lie at `box`. */
export function findTablePatches(moov: Buffer, box: Box, film: Film): Patch[] | Unfollowed {
  return inside("moov", { ...box, start: 0, end: moov.length }, { content: moov, base: box.start, film });
}

/** Boxes lie in `content`, which begins at `base` of the file. */
interface Tables {
  readonly content: Buffer;
  readonly base: number;
  readonly film: Film;
}

function inside(name: "moov" | "trak", box: Box, tables: Tables): Patch[] | Unfollowed {
  const { content, base, film } = tables;
  const from = box.start + box.headerBytes;
  const boxes = film.list(content, from, box.end);
  if (boxes === null) return "broken";
  const mdia = boxes.find(({ type }) => type === "mdia");
  if (name === "trak" && mdia && !NEEDED_TRACKS.has(handlerOf(content, mdia, film.list)))
    return withoutTrack(box, mdia, tables);
  const end = boxes.at(-1)?.end ?? from;
  const patches = boxes.map((inner) => {
    if (!NEEDED[name].has(inner.type)) return blank(moved(inner, base));
    return inner.type === "trak" ? inside("trak", inner, tables) : beyond(moved(inner, base));
  });
  if (name === "trak" && mdia)
    for (const { start, end: until } of referencesOf(content, mdia, film.list))
      patches.push([{ start: base + start, end: base + until, bytes: null }]);
  // What makes no sense as a box is for nobody to read.
  if (end < box.end) patches.push([{ start: base + end, end: base + box.end, bytes: null }]);
  const unfollowed = patches.find((patch) => typeof patch === "string");
  return unfollowed ?? patches.filter((patch) => typeof patch !== "string").flat();
}

/** A box of one length that is longer may hold others, which nobody plays. */
function beyond(box: Box): Patch[] {
  const end = box.start + (BYTES_MAX[box.type] ?? Number.POSITIVE_INFINITY);
  return end < box.end ? [{ start: end, end: box.end, bytes: null }] : [];
}

const moved = (box: Box, by: number): Box => ({ ...box, start: box.start + by, end: box.end + by });

/** Where its samples cannot be found, emptying the track alone would leave them to be found by their letters. */
function withoutTrack(trak: Box, mdia: Box, { content, base, film }: Tables): Patch[] | Unfollowed {
  const samples = film.fragmented ? null : samplesOf(content, mdia, film.list);
  if (!samples?.every(({ end }) => end <= film.bytes)) return "hidden_track";
  return [...blank(moved(trak, base)), ...samples.map((range) => ({ ...range, bytes: null }))];
}

export function blank(box: Box): Patch[] {
  return [
    { start: box.start + 4, end: box.start + 8, bytes: Buffer.from("free") },
    { start: box.start + box.headerBytes, end: box.end, bytes: null },
  ];
}

/** A stream that writes the patches, in order of where they begin, over what passes through it. */
export function applyPatches(patches: readonly Patch[]): Transform {
  let [at, next] = [0, 0];
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const end = at + chunk.length;
      let changed: Buffer | null = null;
      while ((patches[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
      for (let index = next; index < patches.length; index += 1) {
        const patch = patches[index];
        if (!patch || patch.start >= end) break;
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
