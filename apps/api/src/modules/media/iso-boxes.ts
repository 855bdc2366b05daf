// The boxes that MP4 and AVIF files are made of (ISO 14496-12): four bytes of length, four of type, then content.
import type { Content } from "./stored-content.ts";

export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly headerBytes: number;
}

// A box of eight bytes costs a hundred in memory. The tables of a film of hours have some hundred boxes.
const BOXES_MAX = 10_000;
// The tables of a long film are a few megabytes. They are read as a whole to take out where it was made.
const TABLES_BYTES_MAX = 64 * 1_048_576;

/** The box that begins at `start` in `head`, of which `head` shows the first bytes; null when it makes no sense. */
function readBox(head: Buffer, start: number, limit: number): Box | null {
  if (head.length < 8) return null;
  const short = head.readUInt32BE(0);
  const type = head.toString("latin1", 4, 8);
  // 1: the length stands behind the type in eight bytes. 0: the box goes on to the end of the file.
  if (short === 1 && head.length < 16) return null;
  const bytes = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? limit - start : short;
  const headerBytes = short === 1 ? 16 : 8;
  return bytes < headerBytes ? null : { type, start, end: start + bytes, headerBytes };
}

/** The boxes of the first level, or null when the last one does not end where the file does. */
export async function topBoxes(content: Content): Promise<readonly Box[] | null> {
  const boxes: Box[] = [];
  for (let at = 0; at < content.bytes; ) {
    const box = readBox(await content.read(at, at + 16), at, content.bytes);
    if (!box || box.end > content.bytes || boxes.length >= BOXES_MAX) return null;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** The boxes among these that tell of the others; null when they are more together than is read of any file. */
export function tablesAmong(boxes: readonly Box[], type: string): readonly Box[] | null {
  const tables = boxes.filter((box) => box.type === type);
  return tables.reduce((sum, { start, end }) => sum + end - start, 0) > TABLES_BYTES_MAX ? null : tables;
}

/**
 * The boxes side by side within `start..end` of a buffer; those that make no sense end the walk. Null when the file has
 * more than ten thousand of them.
 */
export type ListBoxes = (content: Buffer, start: number, end: number) => readonly Box[] | null;

/** One for each file: it counts what it has listed of it. */
export function boxLister(): ListBoxes {
  let left = BOXES_MAX;
  return (content, start, end) => {
    const boxes: Box[] = [];
    for (let at = start; at < end; left -= 1) {
      const box = readBox(content.subarray(at, at + 16), at, end);
      if (!box || box.end > end) break;
      if (left === 0) return null;
      boxes.push(box);
      at = box.end;
    }
    return boxes;
  };
}
