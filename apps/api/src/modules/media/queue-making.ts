import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { countUnmade } from "./contents.repository.ts";
import { AVIF_DELAY_SECONDS, drawDocumentJob, drawFilmJob, makeAvifJob } from "./media.jobs.ts";

/** Has the smaller coding made of a picture that is ready: everybody's first before anybody's second, as it is looked at. */
export async function queueAvif(tx: Tx, platform: Platform, contentHash: string): Promise<void> {
  const options = {
    startAfterSeconds: AVIF_DELAY_SECONDS,
    priority: -(await countUnmade(tx, contentHash, "avif")),
  };
  await platform.jobs.enqueue(tx, makeAvifJob, { content_hash: contentHash }, options);
}

/** Has the pages of a PDF that is ready drawn, in the same order. */
export async function queueDrawing(tx: Tx, platform: Platform, contentHash: string): Promise<void> {
  const priority = -(await countUnmade(tx, contentHash, "pages"));
  await platform.jobs.enqueue(tx, drawDocumentJob, { content_hash: contentHash }, { priority });
}

/** Has a picture of a film that is ready drawn, in the same order. */
export async function queueFilm(tx: Tx, platform: Platform, contentHash: string): Promise<void> {
  const priority = -(await countUnmade(tx, contentHash, "frame"));
  await platform.jobs.enqueue(tx, drawFilmJob, { content_hash: contentHash }, { priority });
}
