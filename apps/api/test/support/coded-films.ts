// Films whose pictures can really be seen: key frames that sharp coded, each in a container of a film.
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  type VideoCodec,
  WebMOutputFormat,
} from "mediabunny";
import sharp, { type Sharp } from "sharp";

const SIDES = { width: 320, height: 180 } as const;
const COLOURS = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;

/** One picture in one colour, or two halves of it. */
function picture(colour: string, half?: string): Sharp {
  const whole = sharp({ create: { ...SIDES, channels: 3, background: colour } });
  if (half === undefined) return whole;
  const create = { width: SIDES.width / 2, height: SIDES.height, channels: 3, background: half } as const;
  // Composing makes it see-through, which would be a picture of its own beside the first.
  return whole.composite([{ input: { create }, left: 0, top: 0 }]).removeAlpha();
}

async function boxed(format: OutputFormat, film: { codec: VideoCodec; config: VideoDecoderConfig; frames: Buffer[] }) {
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new EncodedVideoPacketSource(film.codec);
  output.addVideoTrack(source);
  await output.start();
  const seconds = 10 / film.frames.length;
  for (const [index, frame] of film.frames.entries()) {
    const packet = new EncodedPacket(frame, "key", index * seconds, seconds);
    await source.add(packet, { decoderConfig: film.config });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

const config = (codec: string, description?: Buffer): VideoDecoderConfig => ({
  codec,
  codedWidth: SIDES.width,
  codedHeight: SIDES.height,
  colorSpace: COLOURS,
  ...(description ? { description } : {}),
});

type Colours = readonly (readonly [colour: string, half?: string])[];

/** Ten seconds of VP8 as browsers record it: each of these pictures for as long. */
export async function vp8Film(...pictures: Colours): Promise<Buffer> {
  const webps = await Promise.all(pictures.map(([colour, half]) => picture(colour, half).webp().toBuffer()));
  const frames = webps.map((webp) => {
    const at = webp.indexOf("VP8 ");
    return webp.subarray(at + 8, at + 8 + webp.readUInt32LE(at + 4));
  });
  return boxed(new WebMOutputFormat(), { codec: "vp8", config: config("vp8"), frames });
}

/** The same in AV1 in an MP4. */
export async function av1Film(...pictures: Colours): Promise<Buffer> {
  const coded = pictures.map(([colour, half]) => picture(colour, half).avif({ chromaSubsampling: "4:2:0" }).toBuffer());
  const frames = (await Promise.all(coded)).map((avif) => avif.subarray(avif.indexOf("mdat") + 4));
  return boxed(new Mp4OutputFormat(), { codec: "av1", config: config("av01.0.00M.08"), frames });
}

const SPS = Buffer.from("6742c00ada0a0a84000003000400000300ca3c489e", "hex");
const PPS = Buffer.from("68ce3c80", "hex");
const sized = (unit: Buffer): Buffer => Buffer.concat([Buffer.from([unit.length >> 8, unit.length & 255]), unit]);
const AVCC = Buffer.concat([Buffer.from([1, 0x42, 0xc0, 0x0a, 0xff, 0xe1]), sized(SPS), Buffer.from([1]), sized(PPS)]);

export const AVC_CONFIG = config("avc1.42c00a", AVCC);
const avcFrame = (says: string): Buffer =>
  Buffer.concat([Buffer.from([0, 0, 0, says.length + 1, 0x65]), Buffer.from(says)]);
export const AVC_FRAME = avcFrame("pictures");

/** H.264 of which the head is honest and the picture is not: enough for whoever draws nothing. */
export function h264Film(says = "pictures"): Promise<Buffer> {
  return boxed(new Mp4OutputFormat(), { codec: "avc", config: AVC_CONFIG, frames: [avcFrame(says)] });
}
