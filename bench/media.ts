// Seconds of CPU for each picture: what the sizes of a photograph of twelve megapixels cost, beside sharp alone in the same run.
import sharp from "sharp";
import { makeAvifSizes, makeWebpSizes } from "../apps/api/src/modules/media/make-sizes.ts";
import { widthsFor } from "../apps/api/src/modules/media/media.rules.ts";
import { createRandom } from "../apps/api/test/fuzz/random.ts";
import { atMost, type Figure, median } from "./figures.ts";

const WIDTH = 4_000;
const HEIGHT = 3_000;
const ROUNDS = 5;
/** Four sizes are made of one decoding; alone, each decodes for itself. Beyond one only as far as two runs differ. */
const TARGET = 1.1;

/** Soft shapes with the grain of a sensor, no two alike: what codecs find neither easy nor hopeless. */
async function photograph(seed: number): Promise<Buffer> {
  const random = createRandom(seed);
  const dots = Buffer.from(Array.from({ length: 40 * 30 * 3 }, () => random.below(256)));
  const noise = { type: "gaussian", mean: 128, sigma: 9 } as const;
  const tile = await sharp({ create: { width: 500, height: 500, channels: 3, background: "#808080", noise } })
    .png()
    .toBuffer();
  return sharp(dots, { raw: { width: 40, height: 30, channels: 3 } })
    .resize(WIDTH, HEIGHT, { kernel: "cubic" })
    .composite([{ input: tile, tile: true, blend: "soft-light" }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

type Coding = "webp" | "avif";
const widths = widthsFor(WIDTH, HEIGHT);

/** The same sizes by sharp alone: one line for each, as anybody would write it. */
async function bare(content: Buffer, coding: Coding): Promise<void> {
  for (const width of widths) {
    const sized = sharp(content).autoOrient().resize({ width });
    await (coding === "webp"
      ? sized.webp({ quality: 75, effort: 4 })
      : sized.avif({ quality: 50, effort: 2 })
    ).toBuffer();
  }
}

const ours = (content: Buffer, coding: Coding): Promise<unknown> =>
  coding === "webp" ? makeWebpSizes(content) : makeAvifSizes(content, widths);

/** Of the CPU: how long a picture takes by the clock depends on what else the machine does. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

export async function bench(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const content = await photograph(1);
  for (const coding of ["webp", "avif"] as const) {
    const [made, alone]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const seconds = {
        made: await secondsOf(() => ours(content, coding)),
        alone: await secondsOf(() => bare(content, coding)),
      };
      made.push(seconds.made);
      alone.push(seconds.alone);
    }
    const value = median(made);
    figures.push({
      name: `${coding}, ${widths.join(", ")} wide`,
      value,
      unit: "s CPU",
      ratio: value / median(alone),
      target: { ...atMost(TARGET), of: "ratio" },
    });
  }
  return figures;
}
