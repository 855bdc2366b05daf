// Makes db/seeds/demo/files: a short film with its still and a document, from the pictures that ship with Kogi.
// Run with: node tools/seeds/build-files.ts
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Output, WebMOutputFormat } from "mediabunny";
import sharp from "sharp";
import { demoDir } from "./files.ts";

const folder = path.join(demoDir, "files");
const pictureOf = (key: string): string => path.join(demoDir, "pictures", `${key}.webp`);

const FILM = { width: 640, height: 360, framesPerSecond: 12, secondsEach: 2.5, secondsBetween: 0.5 };
const PICTURES_FILMED = ["city-after-dark", "ocean-spheres", "form-field-noise"];
/** How much nearer a picture has come at its end. */
const ZOOM = 0.14;
// Cut out of a larger picture: steps of whole pixels would be seen.
const LARGE = { width: 2_560, height: 1_440 };

type Shot = Awaited<ReturnType<typeof shotOf>>;

async function shotOf(key: string) {
  const large = await sharp(pictureOf(key))
    .resize(LARGE.width, LARGE.height, { fit: "cover" })
    .removeAlpha()
    .raw()
    .toBuffer();
  return (progress: number): Promise<Buffer> => {
    const width = Math.round(LARGE.width * (1 - ZOOM * progress));
    const height = Math.round(LARGE.height * (1 - ZOOM * progress));
    return sharp(large, { raw: { ...LARGE, channels: 3 } })
      .extract({
        left: Math.round((LARGE.width - width) / 2),
        top: Math.round((LARGE.height - height) / 2),
        width,
        height,
      })
      .resize(FILM.width, FILM.height)
      .raw()
      .toBuffer();
  };
}

/** The picture at an instant: one shot, or the next one coming through it. */
async function frameAt(shots: readonly Shot[], seconds: number): Promise<Buffer> {
  const step = FILM.secondsEach - FILM.secondsBetween;
  const place = Math.min(Math.floor(seconds / step), shots.length - 1);
  const within = seconds - place * step;
  const current = await shots[place]?.(within / FILM.secondsEach);
  const before =
    within < FILM.secondsBetween ? await shots[place - 1]?.((within + step) / FILM.secondsEach) : undefined;
  if (!current) throw new Error(`nothing is shown at ${seconds} s`);
  if (!before) return current;
  const share = within / FILM.secondsBetween;
  return Buffer.from(current.map((value, at) => Math.round(value * share + (before[at] ?? 0) * (1 - share))));
}

const picture = (raw: Buffer) => sharp(raw, { raw: { width: FILM.width, height: FILM.height, channels: 3 } });

/** The one key frame of VP8 that a lossy WebP is. */
async function keyFrameOf(raw: Buffer): Promise<Buffer> {
  const webp = await picture(raw).webp({ quality: 62, effort: 6 }).toBuffer();
  if (webp.toString("latin1", 12, 16) !== "VP8 ") throw new Error("this WebP is no single frame");
  return webp.subarray(20, 20 + webp.readUInt32LE(16));
}

async function buildFilm(): Promise<void> {
  const shots = await Promise.all(PICTURES_FILMED.map(shotOf));
  const seconds = shots.length * (FILM.secondsEach - FILM.secondsBetween) + FILM.secondsBetween;
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  const track = new EncodedVideoPacketSource("vp8");
  output.addVideoTrack(track, { frameRate: FILM.framesPerSecond });
  await output.start();
  const decoderConfig = { codec: "vp8", codedWidth: FILM.width, codedHeight: FILM.height };
  const length = 1 / FILM.framesPerSecond;
  for (let frame = 0; frame < seconds * FILM.framesPerSecond; frame += 1) {
    const raw = await frameAt(shots, frame * length);
    const packet = new EncodedPacket(await keyFrameOf(raw), "key", frame * length, length);
    await track.add(packet, { decoderConfig });
  }
  await output.finalize();
  writeFileSync(path.join(folder, "showreel.webm"), Buffer.from(target.buffer ?? new ArrayBuffer(0)));
  writeFileSync(
    path.join(folder, "showreel-still.webp"),
    await picture(await frameAt(shots, FILM.secondsEach - FILM.secondsBetween / 2 - 1))
      .webp({ quality: 82 })
      .toBuffer(),
  );
}

const PICTURES_PRINTED = ["river-almanac", "mint-books", "novel-covers"];

async function buildDocument(): Promise<void> {
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname });
  for (const key of PICTURES_PRINTED)
    compiler.mapShadow(
      path.join(import.meta.dirname, `${key}.jpg`),
      await sharp(pictureOf(key)).resize(1_000).jpeg({ quality: 76, mozjpeg: true }).toBuffer(),
    );
  const mainFileContent = readFileSync(path.join(import.meta.dirname, "sample-pages.typ"), "utf8");
  const pdf = compiler.pdf({ mainFileContent }, { creationTimestamp: 0 });
  writeFileSync(path.join(folder, "sample-pages.pdf"), pdf);
}

mkdirSync(folder, { recursive: true });
await buildFilm();
await buildDocument();
