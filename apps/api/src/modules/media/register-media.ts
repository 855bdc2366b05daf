import { userErased } from "#events/users.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { collectOrphans } from "./collect-orphans.ts";
import { dropContent } from "./delete-media.ts";
import { registerFileRoutes } from "./files.routes.ts";
import { drawFilm, drawMissingFrames } from "./frames/draw-film.ts";
import { drawDocumentJob, drawFilmJob, dropContentJob, makeAvifJob, scanJob } from "./media.jobs.ts";
import { registerMediaRoutes } from "./media.routes.ts";
import { makeAvif } from "./prepare-content.ts";
import { drawMissingPages, makePreview } from "./preview-document.ts";
import { forgetShown } from "./profile-pictures.ts";
import { scanMedia } from "./scan-media.ts";
import { stripKeptOriginals } from "./strip/strip-kept.ts";
import { registerUploadRoutes } from "./uploads.routes.ts";

// As many forgotten files as there are: a hundred thousand in a bucket take hours.
const COLLECT_SECONDS = 6 * 3_600;

/** Adds the module's routes and work to the application. */
export function registerMedia(http: HttpApp, platform: Platform): void {
  const { ffmpeg } = platform.config;
  platform.log.info(
    { ffmpeg: ffmpeg?.path ?? null },
    ffmpeg
      ? "films show a frame that ffmpeg draws"
      : "no ffmpeg: films in H.264, H.265 and VP9 show what browsers draw",
  );
  if (ffmpeg && !ffmpeg.prlimit) platform.log.warn({}, "no prlimit: nothing but its own word limits ffmpeg's memory");
  platform.metrics.gauge("kogi_files_free_bytes", "Room left on the disk that keeps files", async () => {
    const room = await platform.files.room();
    return room ? room.free : Number.NaN;
  });
  registerMediaRoutes(http, platform);
  registerUploadRoutes(http, platform);
  registerFileRoutes(http, platform);
  platform.jobs.handle(scanJob, ({ media_id }) => scanMedia(platform, media_id));
  platform.jobs.handle(makeAvifJob, ({ content_hash }) => makeAvif(platform, content_hash));
  platform.jobs.handle(drawDocumentJob, ({ content_hash }) => makePreview(platform, content_hash));
  platform.jobs.handle(drawFilmJob, ({ content_hash }) => drawFilm(platform, content_hash));
  platform.jobs.handle(dropContentJob, ({ content_hash }) => dropContent(platform, content_hash));
  // They were let go with the answer; this is for those whose erasure the release before this one answered.
  platform.events.on(userErased, "media.forget_pictures", (tx, { user_id }) => forgetShown(tx, user_id));
  platform.jobs.daily("media.collect_orphans", "41 3 * * *", () => collectOrphans(platform), {
    expireSeconds: COLLECT_SECONDS,
  });
  platform.jobs.daily("media.draw_missing_pages", "31 4 * * *", () => drawMissingPages(platform));
  platform.jobs.daily("media.draw_missing_frames", "51 4 * * *", () => drawMissingFrames(platform));
  platform.jobs.daily("media.strip_kept", "11 4 * * *", () => stripKeptOriginals(platform));
}
