// The first pages of a PDF as pictures: the first stands for the file everywhere, the others are shown where it is read.
import type { Platform } from "#platform/platform.ts";
import { findContent, listToDraw, updateContent } from "./contents.repository.ts";
import { noteMade } from "./delete-media.ts";
import { originalKey } from "./file-keys.ts";
import { type DrawnPage, drawDocument } from "./look-inside.ts";
import { makePageSizes } from "./make-sizes.ts";
import type { PagePicture } from "./page-pictures.ts";
import { inPictureQueue } from "./picture-queue.ts";
import { putSizes } from "./prepare-content.ts";
import { queueDrawing } from "./queue-making.ts";
import { contentOf } from "./stored-content.ts";

const A_DAY = 500;

/** Adds the pages of a PDF that is ready; one that cannot be drawn stays a file without. */
export async function makePreview(platform: Platform, contentHash: string): Promise<void> {
  const content = await findContent(platform.db, contentHash);
  if (content?.state !== "ready" || content.page_pictures !== null) return;
  const stored = await platform.files.get(originalKey(contentHash));
  if (!stored) return;
  const pictures: PagePicture[] = [];
  const keep = async (drawn: DrawnPage): Promise<void> => {
    if (drawn.page === 1) await keepFirst(platform, contentHash, drawn);
    else pictures.push(await keepPage(platform, contentHash, drawn));
  };
  const pages = await inPictureQueue("later", () => drawDocument(contentOf(stored), keep));
  await noteMade(platform, contentHash, (tx) =>
    // Also of one that could not be drawn: it is not tried for ever.
    updateContent(tx, contentHash, { pages: pages ?? 0, page_pictures: JSON.stringify(pictures) }),
  );
}

/** The first page is the document's picture at once: nobody waits for the others. */
async function keepFirst(platform: Platform, contentHash: string, drawn: DrawnPage): Promise<void> {
  const { width, height, blur, webp } = await makePageSizes(drawn);
  await putSizes(platform, contentHash, "webp", webp);
  await noteMade(platform, contentHash, (tx) =>
    updateContent(tx, contentHash, { width, height, blur, webp_widths: webp.map((size) => size.width) }),
  );
}

async function keepPage(platform: Platform, contentHash: string, drawn: DrawnPage): Promise<PagePicture> {
  const { page } = drawn;
  const { width, height, blur, webp } = await makePageSizes(drawn);
  await putSizes(platform, contentHash, "webp", webp, `p${page}-`);
  return { page, width, height, blur, webp_widths: webp.map((size) => size.width) };
}

/** Documents of before, of which the first page alone was drawn. */
export async function drawMissingPages(platform: Platform): Promise<void> {
  for (const content_hash of await listToDraw(platform.db, A_DAY))
    await platform.inTransaction((tx) => queueDrawing(tx, platform, content_hash));
}
