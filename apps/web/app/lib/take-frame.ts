// A still of a film that is being uploaded, taken by the browser: it can play the film, or there is no still.
const LIMIT_MS = 15_000;
const WIDTH_MAX = 1_920;

/** A frame from near the beginning as a JPEG; null where this browser cannot show the film. */
export async function takeFrame(film: File): Promise<File | null> {
  const video = document.createElement("video");
  const url = URL.createObjectURL(film);
  try {
    Object.assign(video, { muted: true, playsInline: true, preload: "auto", src: url });
    await happens(video, "loadeddata");
    // The very first frame is often black.
    video.currentTime = Math.min(1, (video.duration || 0) / 3);
    await happens(video, "seeked");
    const blob = await draw(video);
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

function draw(video: HTMLVideoElement): Promise<Blob | null> {
  const share = Math.min(1, WIDTH_MAX / video.videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(video.videoWidth * share);
  canvas.height = Math.round(video.videoHeight * share);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}
