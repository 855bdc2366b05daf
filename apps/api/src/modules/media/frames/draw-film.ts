// The picture that stands for a film whose owner chose none: one of its own, drawn here.
import { mediaPosterChanged } from "#events/media.ts";
import type { Platform } from "#platform/platform.ts";
import { findContent, listFilmsToDraw, updateContent } from "../contents.repository.ts";
import { noteMade } from "../delete-media.ts";
import { originalKey } from "../file-keys.ts";
import { takeKeyFrames } from "../look-inside.ts";
import { makeFrameSizes, type Sizes } from "../make-sizes.ts";
import { listPosterless } from "../media.repository.ts";
import { refusePixels } from "../media.rules.ts";
import { inPictureQueue } from "../picture-queue.ts";
import { putSizes } from "../prepare-content.ts";
import { queueFilm } from "../queue-making.ts";
import { contentOf } from "../stored-content.ts";
import { elementaryStream } from "./elementary-stream.ts";
import type { KeyFrame } from "./key-frame.ts";
import { drawWithFfmpeg } from "./run-ffmpeg.ts";
import { stillOfFrame } from "./still-of-frame.ts";

const A_DAY = 500;
// Black, white, a fade between them: nothing is to be seen on it.
const SPREAD_MIN = 8;

type Drawn = Sizes & { readonly spread: number };

/** Adds the sizes of a frame to a film that is ready; one of which none can be drawn stays without. */
export async function drawFilm(platform: Platform, contentHash: string): Promise<void> {
  const content = await findContent(platform.db, contentHash);
  if (content?.state !== "ready" || content.webp_widths.length > 0) return;
  const stored = await platform.files.get(originalKey(contentHash));
  if (!stored) return;
  let best: Drawn | null = null;
  const look = async (frame: KeyFrame): Promise<boolean> => {
    const drawn = await draw(platform, frame);
    if (drawn && (best === null || drawn.spread > best.spread)) best = drawn;
    return best !== null && best.spread >= SPREAD_MIN;
  };
  await inPictureQueue("later", () => takeKeyFrames(contentOf(stored), look));
  await keep(platform, contentHash, best);
}

async function keep(platform: Platform, contentHash: string, drawn: Drawn | null): Promise<void> {
  const tried = triedWith(platform);
  if (!drawn)
    return noteMade(platform, contentHash, (tx) => updateContent(tx, contentHash, { frame_tried_with: tried }));
  const { blur, webp } = drawn;
  await putSizes(platform, contentHash, "webp", webp);
  await noteMade(platform, contentHash, async (tx) => {
    const webp_widths = webp.map((size) => size.width);
    await updateContent(tx, contentHash, { blur, webp_widths, frame_tried_with: tried });
    for (const film of await listPosterless(tx, contentHash))
      await platform.events.publish(tx, mediaPosterChanged, film);
  });
}

async function draw({ config: { ffmpeg } }: Platform, frame: KeyFrame): Promise<Drawn | null> {
  if (refusePixels(frame.codedWidth, frame.codedHeight) ?? refusePixels(frame.width, frame.height)) return null;
  const still = stillOfFrame(frame);
  const drawn = still && (await makeFrameSizes(still, frame));
  if (drawn || !ffmpeg) return drawn;
  const stream = elementaryStream(frame);
  const png = stream && (await drawWithFfmpeg(ffmpeg, stream));
  return png && makeFrameSizes(png, frame);
}

const triedWith = ({ config }: Platform): "ffmpeg" | "alone" => (config.ffmpeg ? "ffmpeg" : "alone");

/** Films of before, and those that need the ffmpeg that is found only now. */
export async function drawMissingFrames(platform: Platform): Promise<void> {
  for (const content_hash of await listFilmsToDraw(platform.db, triedWith(platform), A_DAY))
    await platform.inTransaction((tx) => queueFilm(tx, platform, content_hash));
}
