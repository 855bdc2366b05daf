// A still of a film that is being uploaded, taken by the browser: it can play the film, or there is no still.
const LIMIT_MS = 15_000;
const WIDTH_MAX = 1_920;
const SAMPLE_SIDE = 16;
const PLAIN_SPREAD = 24;

/** A frame from near the beginning as a JPEG; null where this browser cannot show the film. */
export async function takeFrame(film: File): Promise<File | null> {
  const video = document.createElement("video");
  const url = URL.createObjectURL(film);
  try {
    Object.assign(video, { muted: true, playsInline: true, preload: "auto", src: url });
    await happens(video, "loadeddata");
    const canvas = await findFrame(video);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    return blob && new File([blob], `${film.name.slice(0, 150)}.jpg`, { type: blob.type });
  } catch {
    return null;
  } finally {
    video.removeAttribute("src");
    URL.revokeObjectURL(url);
  }
}

function happens(video: HTMLVideoElement, event: "loadeddata" | "seeked"): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("too slow")), LIMIT_MS);
    video.addEventListener(event, () => resolve(), { once: true });
    video.addEventListener("error", () => reject(new Error("not playable")), { once: true });
  });
}

/** The first of a few places that shows something: many films begin in black. */
async function findFrame(video: HTMLVideoElement): Promise<HTMLCanvasElement> {
  // Recordings of browsers do not say how long they are.
  const seconds = Number.isFinite(video.duration) ? video.duration : 3;
  let canvas: HTMLCanvasElement | undefined;
  for (const place of [Math.min(1, seconds / 3), seconds * 0.1, seconds / 4, seconds / 2]) {
    video.currentTime = place;
    await happens(video, "seeked");
    canvas = draw(video);
    if (!isPlain(canvas)) break;
  }
  return canvas ?? draw(video);
}

/** Nearly of one colour. */
function isPlain(frame: HTMLCanvasElement): boolean {
  const small = document.createElement("canvas");
  [small.width, small.height] = [SAMPLE_SIDE, SAMPLE_SIDE];
  const context = small.getContext("2d");
  if (!context) return false;
  context.drawImage(frame, 0, 0, SAMPLE_SIDE, SAMPLE_SIDE);
  const { data } = context.getImageData(0, 0, SAMPLE_SIDE, SAMPLE_SIDE);
  const greens = Array.from({ length: SAMPLE_SIDE ** 2 }, (_, pixel) => data[pixel * 4 + 1] ?? 0);
  return Math.max(...greens) - Math.min(...greens) < PLAIN_SPREAD;
}

function draw(video: HTMLVideoElement): HTMLCanvasElement {
  const share = Math.min(1, WIDTH_MAX / video.videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(video.videoWidth * share);
  canvas.height = Math.round(video.videoHeight * share);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}
