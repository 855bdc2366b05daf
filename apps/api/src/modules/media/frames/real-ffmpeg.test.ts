// Against the ffmpeg of this machine, where it has one.
import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { NO_FFMPEG, realFfmpeg } from "#test/ffmpeg.ts";
import { takeKeyFrames } from "../look-inside.ts";
import { makeFrameSizes } from "../make-sizes.ts";
import { elementaryStream } from "./elementary-stream.ts";
import type { KeyFrame } from "./key-frame.ts";
import { drawWithFfmpeg } from "./run-ffmpeg.ts";

const ffmpeg = realFfmpeg();
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kogi-films-"));
});

/** Two seconds of a test picture in this coding, made by the same program; null where it has no encoder for it. */
async function film(path: string, name: string, coder: readonly string[]): Promise<Buffer | null> {
  const to = join(folder, name);
  const input = ["-f", "lavfi", "-i", "testsrc=size=640x360:rate=5:duration=2"];
  try {
    await promisify(execFile)(path, ["-v", "error", ...input, "-c:v", ...coder, "-y", to]);
    return await readFile(to);
  } catch {
    return null;
  }
}

async function firstFrame(content: Buffer): Promise<KeyFrame | null> {
  let first: KeyFrame | null = null;
  const source = { bytes: content.length, read: async (start: number, end: number) => content.subarray(start, end) };
  await takeKeyFrames(source, async (frame) => {
    first = frame;
    return true;
  });
  return first;
}

if (ffmpeg === null) test.skip(`the ffmpeg of this machine: ${NO_FFMPEG}`);
else
  test.for([
    ["a.mp4", ["libx264"]],
    ["b.mp4", ["libx265", "-tag:v", "hvc1"]],
    ["c.webm", ["libvpx-vp9"]],
    ["d.mp4", ["libx264", "-vf", "transpose=1", "-profile:v", "high"]],
  ] as const)("%s in %j is drawn", async ([name, coder], { skip }) => {
    const content = await film(ffmpeg.path, name, coder);
    if (!content) return skip(`the ffmpeg of this machine has no ${coder[0]}`);
    const frame = await firstFrame(content);
    const stream = frame && elementaryStream(frame);
    const png = stream && (await drawWithFfmpeg(ffmpeg, stream));
    const sizes = png && frame && (await makeFrameSizes(png, frame));
    expect(sizes?.webp.map(({ width }) => width)).toEqual(name === "d.mp4" ? [320, 360] : [320, 640]);
    expect(sizes?.spread).toBeGreaterThan(30);
    expect(await sharp(sizes?.webp[0]?.content).metadata()).toMatchObject({ format: "webp", width: 320 });
  });
