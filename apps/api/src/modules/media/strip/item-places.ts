// Where the items of an AVIF lie in its file (`iloc` and `iinf` of ISO 14496-12): its pictures, and what is told of them.
import type { ListBoxes } from "../iso-boxes.ts";

export interface ItemInfo {
  readonly id: number;
  readonly type: string;
  /** Where its four letters of type stand. */
  readonly typeAt: number;
}

export interface Extent {
  readonly itemId: number;
  readonly within: "file" | "idat";
  readonly offset: number;
  readonly bytes: number;
}

const EXTENTS_MAX = 10_000;

/** The items that `iinf` (at `start..end`, behind its header) lists; null when it makes no sense. */
export function readItems(content: Buffer, start: number, end: number, list: ListBoxes): readonly ItemInfo[] | null {
  const first = start + (content[start] === 0 ? 6 : 8);
  const entries = first > end ? [] : list(content, first, end)?.filter(({ type }) => type === "infe");
  if (!entries) return null;
  const items = entries.map((entry) => {
    const at = entry.start + entry.headerBytes;
    const version = content[at] ?? 0;
    const idBytes = version === 3 ? 4 : 2;
    const typeAt = at + 4 + idBytes + 2;
    // Before version 2 items had no type.
    if (version < 2 || typeAt + 4 > entry.end) return null;
    return { id: content.readUIntBE(at + 4, idBytes), type: content.toString("latin1", typeAt, typeAt + 4), typeAt };
  });
  const known = items.filter((item) => item !== null);
  return known.length === items.length ? known : null;
}

/** The extents that `iloc` (at `start..end`, behind its header) lists; null when it makes no sense. */
export function readExtents(content: Buffer, start: number, end: number): readonly Extent[] | null {
  let at = start;
  const take = (bytes: number): number => {
    if (at + bytes > end) throw new RangeError("the table ends too early");
    at += bytes;
    if (bytes === 0) return 0;
    return bytes === 8 ? Number(content.readBigUInt64BE(at - 8)) : content.readUIntBE(at - bytes, bytes);
  };
  try {
    const version = take(1);
    take(3);
    const [sizes, more] = [take(1), take(1)];
    const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 4, sizes & 15, more >> 4];
    const indexBytes = version === 0 ? 0 : more & 15;
    // Extents without a length would go on to the end of the file, and those without anything cost nothing to claim.
    if (version > 2 || lengthBytes === 0 || [offsetBytes, lengthBytes, baseBytes, indexBytes].some(isOdd)) return null;
    const extents: Extent[] = [];
    for (let items = take(version === 2 ? 4 : 2); items > 0; items -= 1) {
      const itemId = take(version === 2 ? 4 : 2);
      const method = version === 0 ? 0 : take(2) & 15;
      take(2);
      const base = take(baseBytes);
      for (let count = take(2); count > 0; count -= 1) {
        take(indexBytes);
        const offset = base + take(offsetBytes);
        const bytes = take(lengthBytes);
        if (method > 1 || extents.length >= EXTENTS_MAX) return null;
        extents.push({ itemId, within: method === 0 ? "file" : "idat", offset, bytes });
      }
    }
    return extents;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const isOdd = (bytes: number): boolean => bytes !== 0 && bytes !== 4 && bytes !== 8;
