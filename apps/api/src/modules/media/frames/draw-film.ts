// The picture that stands for a film whose owner chose none: one of its own, drawn here.
import { mediaPosterChanged } from "#events/media.ts";
import type { Platform } from "#platform/platform.ts";
import { findContent, listFilmsToDraw, noteFrameBegun, updateContent } from "../contents.repository.ts";
import { noteMade } from "../delete-media.ts";
import { originalKey } from "../file-keys.ts";
import { takeKeyFrames } from "../look-inside.ts";
import { makeFrameSizes, type Sizes } from "../make-sizes.ts";
import { listPosterless } from "../media.repository.ts";
import { DEATHS_MAX, refusePixels } from "../media.rules.ts";
import { inPictureQueue } from "../picture-queue.ts";
import { putSizes } from "../prepare-content.ts";
import { queueFilm } from "../queue-making.ts";
import { type Content, contentOf } from "../stored-content.ts";
import { elementaryStream } from "./elementary-stream.ts";
import type { KeyFrame } from "./key-frame.ts";
import { drawWithFfmpeg } from "./run-ffmpeg.ts";
import { stillOfFrame } from "./still-of-frame.ts";

const A_DAY = 500;
// What all frames of one film may take, apart from waiting for their turn.
const FILM_MS = 30_000;
// Black, white, a fade between them: nothing is to be seen on it.
const SPREAD_MIN = 8;

type Drawn = Sizes & { readonly spread: number };

/** Adds the sizes of a frame to a film that is ready; one of which none can be drawn stays without. */
export async function drawFilm(platform: Platform, contentHash: string): Promise<void> {
  const content = await findContent(platform.db, contentHash);
  if (content?.state !== "ready" || content.webp_widths.length > 0) return;
  const stored = await platform.files.get(originalKey(contentHash));
  if (!stored) return;
  const begun = await platform.inTransaction((tx) => noteFrameBegun(tx, contentHash));
  try {
    await keep(platform, contentHash, begun > DEATHS_MAX ? null : await bestFrame(platform, contentOf(stored)));
  } catch (error) {
    await platform.inTransaction((tx) => updateContent(tx, contentHash, { unanswered_frames: 0 }));
    throw error;
  }
}

/** Of a few frames the one on which most is to be seen. */
async function bestFrame(platform: Platform, content: Content): Promise<Drawn | null> {
  let best: Drawn | null = null;
  const watch = stopwatch();
  await takeKeyFrames(content, async (frame) => {
    const drawn = await draw(platform, frame, watch.during);
    if (drawn && (best === null || drawn.spread > best.spread)) best = drawn;
    return (best !== null && best.spread >= SPREAD_MIN) || watch.ms() > FILM_MS;
  });
  return best;
}

type During = <T>(work: () => Promise<T>) => Promise<T>;

function stopwatch(): { readonly during: During; readonly ms: () => number } {
  let ms = 0;
  const during: During = async (work) => {
    const since = performance.now();
    try {
      return await work();
    } finally {
      ms += performance.now() - since;
    }
  };
  return { during, ms: () => ms };
}

async function keep(platform: Platform, contentHash: string, drawn: Drawn | null): Promise<void> {
  const tried = { frame_tried_with: triedWith(platform), unanswered_frames: 0 };
  if (!drawn) return noteMade(platform, contentHash, (tx) => updateContent(tx, contentHash, tried));
  const { blur, webp } = drawn;
  await putSizes(platform, contentHash, "webp", webp);
  await noteMade(platform, contentHash, async (tx) => {
    const webp_widths = webp.map((size) => size.width);
    await updateContent(tx, contentHash, { blur, webp_widths, ...tried });
    for (const film of await listPosterless(tx, contentHash))
      await platform.events.publish(tx, mediaPosterChanged, film);
  });
}

/** Holds the place of pictures for one frame at a time, and not while a process of its own decodes: people wait for theirs. */
async function draw({ config: { ffmpeg } }: Platform, frame: KeyFrame, during: During): Promise<Drawn | null> {
  if (refusePixels(frame.codedWidth, frame.codedHeight) ?? refusePixels(frame.width, frame.height)) return null;
  const sizes = (still: Buffer) => inPictureQueue("later", () => during(() => makeFrameSizes(still, frame)));
  const still = stillOfFrame(frame);
  const drawn = still && (await sizes(still));
  if (drawn || !ffmpeg) return drawn;
  const stream = elementaryStream(frame);
  const png = stream && (await during(() => drawWithFfmpeg(ffmpeg, stream)));
  return png && sizes(png);
}

const triedWith = ({ config }: Platform): "ffmpeg" | "alone" => (config.ffmpeg ? "ffmpeg" : "alone");

/** Films of before, and those that need the ffmpeg that is found only now. */
export async function drawMissingFrames(platform: Platform): Promise<void> {
  for (const content_hash of await listFilmsToDraw(platform.db, triedWith(platform), A_DAY))
    await platform.inTransaction((tx) => queueFilm(tx, platform, content_hash));
}
