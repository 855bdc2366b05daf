// What a picture tells of its maker, its device and the place it was taken at is taken out of the file before it is kept.
// Nothing is coded anew: the pixels, the colour profile and which way up it stays are the sender's to the bit.
import { SNIFF_BYTES, sniffType } from "../sniff-type.ts";
import { stripAvif } from "./strip-avif.ts";
import { stripGif } from "./strip-gif.ts";
import { stripJpeg } from "./strip-jpeg.ts";
import { stripPng } from "./strip-png.ts";
import { stripWebp } from "./strip-webp.ts";

const STRIPPERS: Readonly<Record<string, (content: Buffer) => Buffer | null>> = {
  "image/jpeg": stripJpeg,
  "image/png": stripPng,
  "image/webp": stripWebp,
  "image/gif": stripGif,
  "image/avif": stripAvif,
};

/**
 * The picture without what it tells, the very same bytes when it tells nothing; null when its structure cannot be
 * followed to its end, so that nobody knows what it tells. Doing it twice does it once.
 */
export function stripMetadata(type: string, content: Buffer): Buffer | null {
  const strip = STRIPPERS[type];
  return strip ? strip(content) : content;
}

/** The same of a file of any kind; what is no picture, or cannot be followed, is given back as it is. */
export function withoutMetadata(content: Buffer): Buffer {
  const found = sniffType(content.subarray(0, SNIFF_BYTES));
  return typeof found === "string" ? content : (stripMetadata(found.type, content) ?? content);
}
