// Small files for tests, made on the spot: honest pictures and hostile ones.
import { deflateSync } from "node:zlib";
import sharp from "sharp";

interface Wishes {
  readonly width?: number;
  readonly height?: number;
  /** Another colour is another content. */
  readonly colour?: string;
}

function plain({ width = 800, height = 600, colour = "#6a4cff" }: Wishes) {
  return sharp({ create: { width, height, channels: 3, background: colour } });
}

export function jpeg(wishes: Wishes = {}): Promise<Buffer> {
  return plain(wishes).jpeg().toBuffer();
}
export function png(wishes: Wishes = {}): Promise<Buffer> {
  return plain(wishes).png().toBuffer();
}

/** A telephone's picture: lying on its side, with the place it was taken at and the telephone's name. */
export function phonePicture(): Promise<Buffer> {
  return plain({ width: 600, height: 400 })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: "SecretPhone" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 22/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "8/1 32/1 0/1" },
    })
    .jpeg()
    .toBuffer();
}

/** A PNG that says it has these sides and holds almost nothing: 3.6 gigapixels in a hundred bytes. */
export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.alloc(100))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

export function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A GIF to a picture viewer, a program to a browser that believed a page which calls it one. */
export function gifThatIsScript(): Buffer {
  return Buffer.concat([Buffer.from("GIF89a/*"), Buffer.alloc(20), Buffer.from("*/=1;alert(document.domain)//;")]);
}

export const svgWithScript = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.domain)</script></svg>',
);
export const page = Buffer.from("<!doctype html><html><body><script>alert(document.domain)</script></body></html>");
/** The beginning of a ZIP archive: what is inside does not matter, nobody looks. */
export const zip = Buffer.concat([Buffer.from("504b0304140000000800", "hex"), Buffer.alloc(200, 7)]);
export const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** A film of some megabytes that reads as one. */
export function film(megabytes: number): Buffer {
  const head = Buffer.from("\0\0\0\x18ftypisom\0\0\x02\0isommp41\0\0\0\x08moov", "latin1");
  const samples = Buffer.alloc(megabytes * 1_048_576);
  for (let at = 0; at < samples.length; at += 4) samples.writeUInt32BE((at * 2_654_435_761) % 4_294_967_296, at);
  const mdat = Buffer.alloc(8);
  mdat.writeUInt32BE(samples.length + 8, 0);
  mdat.write("mdat", 4, "latin1");
  return Buffer.concat([head, mdat, samples]);
}
