import { type JpegPart, jpegParts } from "./jpeg-parts.ts";
import { joinParts } from "./kept-parts.ts";
import { orientationTiff, readOrientation } from "./orientation.ts";

const EXIF = "Exif\0\0";
const COMMENT = 0xfe;
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef];

/**
 * What the segments of applications tell goes: Exif with its preview, XMP, IPTC, makers' notes, comments, and whatever
 * lies behind the end (telephones hang films with their place there). What colours need stays.
 */
export function stripJpeg(content: Buffer): Buffer | null {
  const parts = jpegParts(content);
  if (typeof parts === "string") return null;
  const kept = parts.filter(isNeeded).map(({ bytes }) => bytes);
  const orientation = orientationOf(parts);
  if (orientation > 1) kept.splice(behindJfif(parts), 0, exifSegment(orientation));
  return joinParts(content, kept);
}

function isNeeded({ marker, body }: JpegPart): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  const says = (name: string) => body.toString("latin1", 0, name.length) === name;
  if (marker === APP0) return says("JFIF\0");
  // The colour profile, and how colours are coded.
  return (marker === APP2 && says("ICC_PROFILE\0")) || (marker === APP14 && says("Adobe"));
}

const isExif = ({ marker, body }: JpegPart) => marker === APP1 && body.toString("latin1", 0, EXIF.length) === EXIF;

function orientationOf(parts: readonly JpegPart[]): number {
  const exif = parts.find(isExif);
  return exif ? readOrientation(exif.body.subarray(EXIF.length)) : 1;
}

/** JFIF's own segment comes first where there is one. */
const behindJfif = (parts: readonly JpegPart[]): number => {
  const first = parts[1];
  return first && first.marker === APP0 && isNeeded(first) ? 2 : 1;
};

function exifSegment(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from(EXIF, "latin1"), orientationTiff(orientation)]);
  const head = Buffer.from([0xff, APP1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
