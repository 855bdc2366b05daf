// The boxes that MP4 and AVIF files are made of (ISO 14496-12): four bytes of length, four of type, then content.

export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly headerBytes: number;
}

/** The box that begins at `start` in `head`, of which `head` shows the first bytes; null when it makes no sense. */
export function readBox(head: Buffer, start: number, limit: number): Box | null {
  if (head.length < 8) return null;
  const short = head.readUInt32BE(0);
  const type = head.toString("latin1", 4, 8);
  // 1: the length stands behind the type in eight bytes. 0: the box goes on to the end of the file.
  if (short === 1 && head.length < 16) return null;
  const bytes = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? limit - start : short;
  const headerBytes = short === 1 ? 16 : 8;
  return bytes < headerBytes ? null : { type, start, end: start + bytes, headerBytes };
}

/** The boxes side by side within `start..end` of a buffer; those that make no sense end the walk. */
export function boxesIn(content: Buffer, start: number, end: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = start; at < end; ) {
    const box = readBox(content.subarray(at, at + 16), at, end);
    if (!box || box.end > end) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}
