import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { pngChunk } from "#test/pictures.ts";
import { createRandom } from "../../../../test/fuzz/random.ts";
import { stripMetadata } from "./strip-metadata.ts";

const SECRET = "SecretPhone";
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>${SECRET}</r></x:xmpmeta>`;

/** A picture that is no single colour, lying on its side, with a colour profile and all that telephones tell. */
async function telling(code: (picture: Sharp) => Sharp): Promise<Buffer> {
  const [width, height] = [120, 80];
  const random = createRandom(7);
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, () => random.below(256)));
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .withIccProfile("p3")
    .withExifMerge({ IFD0: { Make: SECRET }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 22/1 0/1" } })
    .withXmp(XMP);
  return code(picture).toBuffer();
}

const pixelsOf = (content: Buffer) => sharp(content).autoOrient().raw().toBuffer({ resolveWithObject: true });

function stripped(type: string, content: Buffer): Buffer {
  const found = stripMetadata(type, content);
  if (found === null) throw new Error("it could not be followed");
  return found;
}

test.each([
  ["image/jpeg", (picture: Sharp) => picture.jpeg()],
  ["image/jpeg", (picture: Sharp) => picture.jpeg({ progressive: true, mozjpeg: true })],
  ["image/png", (picture: Sharp) => picture.png()],
  ["image/webp", (picture: Sharp) => picture.webp()],
  ["image/webp", (picture: Sharp) => picture.webp({ lossless: true })],
  ["image/avif", (picture: Sharp) => picture.avif({ effort: 0 })],
] as const)("%s keeps its pixels, its colours and which way up it is, and tells nothing", async (type, code) => {
  const content = await telling(code);
  expect(content.includes(SECRET)).toBe(true);
  const before = await sharp(content).metadata();
  const clean = stripped(type, content);
  expect(clean.includes(SECRET)).toBe(false);
  const after = await sharp(clean).metadata();
  expect([after.width, after.height, after.orientation]).toEqual([before.width, before.height, before.orientation]);
  expect(after.icc?.equals(before.icc ?? Buffer.alloc(0))).toBe(before.icc !== undefined);
  expect(after.xmp).toBeUndefined();
  // Orientation alone: 26 bytes behind Exif's own six.
  expect(after.exif?.length ?? 0).toBeLessThanOrEqual(40);
  const [shown, sent] = [await pixelsOf(clean), await pixelsOf(content)];
  expect(shown.info).toMatchObject({ width: sent.info.width, height: sent.info.height });
  expect(shown.data.equals(sent.data)).toBe(true);
  // Again, it is the very same.
  expect(stripped(type, clean)).toBe(clean);
});

test.each([
  ["image/jpeg", (picture: Sharp) => picture.jpeg()],
  ["image/png", (picture: Sharp) => picture.png()],
  ["image/webp", (picture: Sharp) => picture.webp()],
  ["image/gif", (picture: Sharp) => picture.gif()],
] as const)("%s that tells nothing stays as it is, and what hangs behind its end goes", async (type, code) => {
  const content = await code(sharp({ create: { width: 9, height: 5, channels: 3, background: "#123456" } })).toBuffer();
  expect(stripped(type, content)).toBe(content);
  const film = Buffer.from(`\0\0\0\x18ftypmp42 ${SECRET}`, "latin1");
  expect(stripped(type, Buffer.concat([content, film])).equals(content)).toBe(true);
});

test("a PNG's text, times and unknown chunks go; transparency and shape of pixels stay", async () => {
  const content = await sharp({ create: { width: 9, height: 5, channels: 4, background: "#12345680" } })
    .withMetadata({ density: 300 })
    .png({ palette: true })
    .toBuffer();
  const told = ["tEXt", "iTXt", "tIME", "vpAg"].map((name) => pngChunk(name, Buffer.from(`Author\0${SECRET}`)));
  told.push(pngChunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.from(SECRET))])));
  const full = Buffer.concat([content.subarray(0, 33), ...told, content.subarray(33)]);
  const clean = stripped("image/png", full);
  for (const name of ["tEXt", "iTXt", "tIME", "vpAg", "zTXt"]) expect(clean.includes(name)).toBe(false);
  for (const name of ["tRNS", "pHYs", "PLTE"]) expect(clean.includes(name)).toBe(true);
});

test("a moving GIF keeps how often it begins anew and loses comments and XMP", async () => {
  const frame = (colour: string) => ({ create: { width: 6, height: 6, channels: 3 as const, background: colour } });
  const frames = [await sharp(frame("#ff0000")).png().toBuffer(), await sharp(frame("#00ff00")).png().toBuffer()];
  const content = await sharp(frames, { join: { animated: true } })
    .gif({ loop: 3 })
    .toBuffer();
  const from = 13 + (((content[10] ?? 0) & 0x80) === 0 ? 0 : 3 * 2 ** (((content[10] ?? 0) & 7) + 1));
  const block = (label: number, ...texts: readonly string[]) =>
    Buffer.concat([
      Buffer.from([0x21, label]),
      ...texts.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])),
      Buffer.from([0]),
    ]);
  const told = [block(0xfe, SECRET), block(0xff, "XMP DataXMP", SECRET)];
  const clean = stripped("image/gif", Buffer.concat([content.subarray(0, from), ...told, content.subarray(from)]));
  expect(clean.equals(content)).toBe(true);
  expect(await sharp(clean, { animated: true }).metadata()).toMatchObject({ pages: 2, loop: 3 });
});

test.each(["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"])(
  "%s that was damaged is stripped or given up, and never takes long",
  async (type) => {
    const random = createRandom(20_261_129);
    const coder = type.slice("image/".length) as "jpeg" | "png" | "webp" | "gif" | "avif";
    const content = await telling((picture) => picture.toFormat(coder, { effort: 1 }));
    const before = performance.now();
    for (let round = 0; round < 500; round += 1) {
      const hurt = Buffer.from(content);
      for (let hits = 1 + random.below(6); hits > 0; hits -= 1) {
        // Most of what is followed lies at the beginning.
        const at = random.chance(0.7) ? random.below(400) : random.below(hurt.length);
        hurt[at] = random.pick([0, 1, 255, random.below(256)]);
      }
      const cut = random.chance(0.3) ? hurt.subarray(0, 16 + random.below(hurt.length - 16)) : hurt;
      const clean = stripMetadata(type, cut);
      if (clean !== null) expect(stripMetadata(type, clean)?.equals(clean)).toBe(true);
    }
    expect(performance.now() - before).toBeLessThan(10_000);
  },
);
