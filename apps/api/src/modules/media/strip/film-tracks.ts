// What a track of a film is (`hdlr`), and where its samples lie in the file (`stsc`, `stsz`, `stco` of ISO 14496-12).
import type { Box, ListBoxes } from "../iso-boxes.ts";

const VERSION_BYTES = 4;
const RUN_BYTES = 12;
// A track of places that says one 25 times a second, each in a chunk of its own, for the two hours a film may last.
const CHUNKS_MAX = 200_000;

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Four letters: `vide`, `soun`, `meta`; empty when it does not say. */
export function handlerOf(content: Buffer, mdia: Box, list: ListBoxes): string {
  const hdlr = inner(content, mdia, "hdlr", list);
  if (!hdlr) return "";
  const at = hdlr.start + hdlr.headerBytes + VERSION_BYTES + 4;
  return at + 4 > hdlr.end ? "" : content.toString("latin1", at, at + 4);
}

// A reference to the file itself is its head and nothing else.
const OWN_REFERENCE_BYTES = 12;

/** What a track says of the files it was put together from: on the disk of whoever did, with its folders' names. */
export function referencesOf(content: Buffer, mdia: Box, list: ListBoxes): readonly Range[] {
  const minf = inner(content, mdia, "minf", list);
  const dinf = minf && inner(content, minf, "dinf", list);
  const dref = dinf && inner(content, dinf, "dref", list);
  const entries = (dref && list(content, dref.start + dref.headerBytes + VERSION_BYTES + 4, dref.end)) ?? [];
  return entries
    .map(({ start, end }) => ({ start: start + OWN_REFERENCE_BYTES, end }))
    .filter(({ start, end }) => start < end);
}

/** Where the samples of a track lie, a range for each chunk of them; null when its tables make no sense. */
export function samplesOf(content: Buffer, mdia: Box, list: ListBoxes): readonly Range[] | null {
  const minf = inner(content, mdia, "minf", list);
  const stbl = minf && inner(content, minf, "stbl", list);
  const boxes = stbl && list(content, stbl.start + stbl.headerBytes, stbl.end);
  const table = (type: string): Buffer | null => {
    const box = boxes?.find((found) => found.type === type);
    return box ? content.subarray(box.start + box.headerBytes + VERSION_BYTES, box.end) : null;
  };
  const [runs, sizes, near, far] = [table("stsc"), table("stsz"), table("stco"), table("co64")];
  const chunks = near ?? far;
  if (!runs || !sizes || !chunks) return null;
  try {
    const startOf = (chunk: number) =>
      near ? near.readUInt32BE(4 + chunk * 4) : Number(chunks.readBigUInt64BE(4 + chunk * 8));
    return rangesOf(chunks.readUInt32BE(0), startOf, chunkSizes(runs, sizes));
  } catch (error) {
    // A table that ends before what it announces.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const inner = (content: Buffer, box: Box, type: string, list: ListBoxes): Box | undefined =>
  list(content, box.start + box.headerBytes, box.end)?.find((found) => found.type === type);

function rangesOf(chunks: number, startOf: (chunk: number) => number, sizes: Iterator<number, never>): Range[] | null {
  if (chunks > CHUNKS_MAX) return null;
  const ranges: Range[] = [];
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const start = startOf(chunk);
    const end = start + sizes.next().value;
    if (end > start) ranges.push({ start, end });
  }
  return ranges;
}

/** How many bytes each chunk has, one after the other: `runs` says how many samples from which chunk on. */
function* chunkSizes(runs: Buffer, sizes: Buffer): Generator<number, never> {
  const [equalBytes, samples, runCount] = [sizes.readUInt32BE(0), sizes.readUInt32BE(4), runs.readUInt32BE(0)];
  let [sample, run] = [0, 0];
  for (let chunk = 1; ; chunk += 1) {
    while (run + 1 < runCount && runs.readUInt32BE(4 + (run + 1) * RUN_BYTES) <= chunk) run += 1;
    const end = Math.min(samples, sample + runs.readUInt32BE(4 + run * RUN_BYTES + 4));
    let bytes = equalBytes * (end - sample);
    if (equalBytes === 0) for (let at = sample; at < end; at += 1) bytes += sizes.readUInt32BE(8 + at * 4);
    sample = end;
    yield bytes;
  }
}
