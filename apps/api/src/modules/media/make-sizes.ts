// Decodes pictures, safely, and makes the sizes that pages show. Nothing of the original's metadata is carried over.
import sharp, { type ResizeOptions, type Sharp } from "sharp";
import { PIXELS_MAX, type Refusal, refusePixels, widthsFor } from "./media.rules.ts";

// libvips can read far more than we take, SVG and PDF among it: only these five decoders may ever run.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Heif", "Nsgif"].map((format) => `VipsForeignLoad${format}`),
});
// Pictures are made one at a time (see picture-queue.ts) and never twice, so threads and a cache only cost memory.
sharp.concurrency(1);
sharp.cache(false);

const DECODE_SECONDS_MAX = 30;
const WEBP = { quality: 75, effort: 4 } as const;
const AVIF = { quality: 50, effort: 2 } as const;
const BLUR_WIDTH = 16;
const SPREAD_WIDTH = 64;

export interface Size {
  readonly width: number;
  readonly content: Buffer;
}
export interface Sizes {
  /** As shown, after turning it as the camera said. */
  readonly width: number;
  readonly height: number;
  readonly blur: string;
  readonly webp: readonly Size[];
}

/** The picture turned upright and scaled to `width`, decoded once: the other sizes are made of it. */
interface Decoded {
  readonly pixels: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}

function open(content: Buffer): Sharp {
  return sharp(content, { limitInputPixels: PIXELS_MAX, failOn: "error" });
}

/** WebP in all widths and the blur of a picture that is decoded already. */
async function sizesOf(decoded: Decoded, widths: readonly number[]): Promise<Pick<Sizes, "webp" | "blur">> {
  const webp: Size[] = [];
  for (const width of widths) webp.push({ width, content: await scaled(decoded, width).webp(WEBP).toBuffer() });
  const tiny = await scaled(decoded, BLUR_WIDTH).webp({ quality: 30, alphaQuality: 30, effort: 4 }).toBuffer();
  return { blur: `data:image/webp;base64,${tiny.toString("base64")}`, webp };
}

/** The same of pixels that a page was drawn in, four bytes each. */
export async function makePageSizes(page: { width: number; height: number; pixels: Uint8Array }): Promise<Sizes> {
  const { width, height, pixels } = page;
  const decoded = { pixels: Buffer.from(pixels), raw: { width, height, channels: 4 } } as const;
  return { width, height, ...(await sizesOf(decoded, widthsFor(width, height))) };
}

/** The same of a frame of a film, turned and stretched as the film is shown, and how much its colours differ (0 to 127). */
export async function makeFrameSizes(
  still: Buffer,
  shown: { readonly rotation: number; readonly width: number; readonly height: number },
): Promise<(Sizes & { readonly spread: number }) | null> {
  const facts = await measure(still);
  if (typeof facts === "string") return null;
  const upright = shown.rotation % 180 === 0 ? facts.width : facts.height;
  const height = Math.max(1, Math.round((upright * shown.height) / shown.width));
  const widths = widthsFor(upright, height);
  const width = widths.at(-1) ?? upright;
  const decoded = await decodeWith(open(still).rotate(shown.rotation), {
    ...{ width, height: Math.max(1, Math.round((width * shown.height) / shown.width)) },
    fit: "fill",
  });
  if (decoded === null) return null;
  return { width: upright, height, spread: await spreadOf(decoded), ...(await sizesOf(decoded, widths)) };
}

/** WebP in all widths and the blur, or why the picture cannot be used. */
export async function makeWebpSizes(content: Buffer): Promise<Sizes | Refusal> {
  const facts = await measure(content);
  if (typeof facts === "string") return facts;
  const widths = widthsFor(facts.width, facts.height);
  const decoded = await decode(content, widths.at(-1) ?? facts.width);
  if (decoded === null) return "broken";
  return { ...facts, ...(await sizesOf(decoded, widths)) };
}

/** AVIF in the given widths; empty when the picture cannot be decoded. */
export async function makeAvifSizes(content: Buffer, widths: readonly number[]): Promise<readonly Size[]> {
  const decoded = await decode(content, Math.max(...widths));
  if (decoded === null) return [];
  const avif: Size[] = [];
  for (const width of widths) avif.push({ width, content: await scaled(decoded, width).avif(AVIF).toBuffer() });
  return avif;
}

async function measure(content: Buffer): Promise<{ width: number; height: number } | Refusal> {
  try {
    // Without the limit, so that the refusal names the real reason; only the header is read here.
    const { autoOrient } = await sharp(content, { limitInputPixels: false }).metadata();
    return refusePixels(autoOrient.width, autoOrient.height) ?? autoOrient;
  } catch {
    return "broken";
  }
}

const decode = (content: Buffer, width: number): Promise<Decoded | null> =>
  decodeWith(open(content).autoOrient(), { width, withoutEnlargement: true });

async function decodeWith(upright: Sharp, size: ResizeOptions): Promise<Decoded | null> {
  try {
    const { data, info } = await upright
      .timeout({ seconds: DECODE_SECONDS_MAX })
      .resize(size)
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { pixels: data, raw: { width: info.width, height: info.height, channels: info.channels } };
  } catch {
    // Whatever the decoder says, the picture cannot be shown: damaged, a decoder's limit, or too slow.
    return null;
  }
}

/** How far the colours of a picture lie from each other: 0 where it is all of one. */
async function spreadOf(decoded: Decoded): Promise<number> {
  const { data, info } = await scaled(decoded, SPREAD_WIDTH).raw().toBuffer({ resolveWithObject: true });
  const { channels } = await sharp(data, { raw: info }).stats();
  return Math.max(...channels.slice(0, 3).map((channel) => channel.stdev));
}

function scaled(decoded: Decoded, width: number): Sharp {
  return sharp(decoded.pixels, { raw: decoded.raw }).resize({ width, withoutEnlargement: true });
}
