// Runs in a thread of its own (see look-inside.ts), because what it reads may be made to hang or to fill the memory. It has
// no files and no database: it asks for the bytes it wants, answers once and is ended.
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { PDFiumPage } from "@hyzyla/pdfium";
import type { Input } from "mediabunny";
import { assert } from "#platform/errors/index.ts";
import { isDrawnCodec } from "./frames/key-frame.ts";
import { type DrawnPage, type Filmed, type Look, PAGE_BYTES_MAX, PAGES_DRAWN_MAX, type Said } from "./look-inside.ts";

const WASM_BYTES_MAX = 384 * 1_048_576;
const WASM_PAGE_BYTES = 65_536;
const FRAME_BYTES_MAX = 16 * 1_048_576;
const COUNT_LIMIT_MS = 8_000;
const PAGE_WIDTH = 1_280;
const PAGE_HEIGHT_MAX = 2_560;

assert(parentPort, "this runs in a thread");
const port = parentPort;

/** One answer comes for each thing said, in order. */
function say<T>(message: Said<never>): Promise<T> {
  return new Promise((resolve) => {
    port.once("message", resolve);
    port.postMessage(message);
  });
}

const read = (start: number, end: number): Promise<Uint8Array> => say({ start, end });

async function open(bytes: number): Promise<Input> {
  const { CustomSource, Input, MP3, MP4, QTFF, WAVE, WEBM } = await import("mediabunny");
  const source = new CustomSource({ getSize: () => bytes, read, maxCacheSize: 4 * 1_048_576 });
  return new Input({ formats: [MP4, QTFF, WEBM, MP3, WAVE], source });
}

async function measure(bytes: number): Promise<Filmed> {
  const input = await open(bytes);
  // Recorders of browsers write none: then the packets are counted, as far as there is time.
  const counted = () => Promise.race([input.computeDuration(), sleep(COUNT_LIMIT_MS, null)]);
  const seconds = (await input.getDurationFromMetadata()) || (await counted());
  const [track, heard] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  return {
    seconds,
    picture: track && ((await track.getCodec()) ?? "unknown"),
    sound: heard && ((await heard.getCodec()) ?? "unknown"),
    width: track ? await track.getDisplayWidth() : null,
    height: track ? await track.getDisplayHeight() : null,
  };
}

/** Not the very first alone: many films begin in black. */
const placesIn = (seconds: number): readonly number[] =>
  seconds > 0 ? [Math.min(1, seconds / 3), seconds * 0.1, seconds / 4, seconds / 2] : [1, 5, 15];

async function frames(bytes: number): Promise<null> {
  const { EncodedPacketSink } = await import("mediabunny");
  const input = await open(bytes);
  const track = await input.getPrimaryVideoTrack();
  const [codec, config] = [(await track?.getCodec()) ?? null, await track?.getDecoderConfig()];
  if (!track || !config || !isDrawnCodec(codec)) return null;
  const about = {
    codec,
    codecString: config.codec,
    description: config.description ? bytesOf(config.description) : null,
    codedWidth: await track.getCodedWidth(),
    codedHeight: await track.getCodedHeight(),
    rotation: await track.getRotation(),
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
  };
  const sink = new EncodedPacketSink(track);
  const seen = new Set<number>();
  for (const place of placesIn((await input.getDurationFromMetadata()) ?? 0)) {
    const packet = (await sink.getKeyPacket(place)) ?? (await sink.getFirstKeyPacket());
    if (!packet || seen.has(packet.timestamp) || packet.data.length > FRAME_BYTES_MAX) continue;
    seen.add(packet.timestamp);
    if (await say<boolean>({ part: { ...about, data: packet.data } })) break;
  }
  return null;
}

const bytesOf = (content: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(content)
    ? new Uint8Array(content.buffer, content.byteOffset, content.byteLength)
    : new Uint8Array(content);

async function draw(bytes: number): Promise<number> {
  limitMemory();
  const { PDFiumLibrary } = await import("@hyzyla/pdfium");
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await read(0, bytes));
  const pages = document.getPageCount();
  for (let index = 0; index < Math.min(pages, PAGES_DRAWN_MAX); index += 1) {
    const drawn = await drawPage(document.getPage(index), index + 1);
    if (drawn) await say({ part: drawn });
  }
  return pages;
}

async function drawPage(page: PDFiumPage, number: number): Promise<DrawnPage | null> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth >= 1 && originalHeight >= 1)) return null;
  const width = Math.max(1, Math.round(Math.min(PAGE_WIDTH, (PAGE_HEIGHT_MAX * originalWidth) / originalHeight)));
  const height = Math.min(PAGE_HEIGHT_MAX, Math.max(1, Math.round((width * originalHeight) / originalWidth)));
  if (width * height * 4 > PAGE_BYTES_MAX) return null;
  const { data } = await page.render({ scale: 1, width, height, render: "bitmap" });
  return { page: number, width, height, pixels: data };
}

/** A thread's own limits do not count what WebAssembly takes. */
function limitMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function limited(this: WebAssembly.Memory, delta: number): number {
    if (this.buffer.byteLength + delta * WASM_PAGE_BYTES > WASM_BYTES_MAX) throw new RangeError("too much memory");
    return grow.call(this, delta);
  };
}

// Written by `look-inside.ts`.
const { task, bytes } = workerData as Look;
port.postMessage({ found: await { measure, draw, frames }[task](bytes) });
