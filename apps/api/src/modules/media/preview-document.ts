import type { Platform } from "#platform/platform.ts";
import { findContent, updateContent } from "./contents.repository.ts";
import { originalKey } from "./file-keys.ts";
import { drawDocument } from "./look-inside.ts";
import { makePageSizes } from "./make-sizes.ts";
import { inPictureQueue } from "./picture-queue.ts";
import { putSizes } from "./prepare-content.ts";
import { contentOf } from "./stored-content.ts";

/** Adds the first page of a PDF that is ready as a picture; one that cannot be drawn stays a file without. */
export async function makePreview(platform: Platform, contentHash: string): Promise<void> {
  const content = await findContent(platform.db, contentHash);
  if (content?.state !== "ready" || content.pages !== null) return;
  const stored = await platform.files.get(originalKey(contentHash));
  if (!stored) return;
  const drawn = await inPictureQueue("later", () => drawDocument(contentOf(stored)));
  const sizes = drawn?.page ? await makePageSizes(drawn.page) : null;
  if (sizes) await putSizes(platform, contentHash, "webp", sizes.webp);
  await platform.inTransaction((tx) =>
    updateContent(tx, contentHash, {
      // Also of one that could not be drawn: it is not tried for ever.
      pages: drawn?.pages ?? 0,
      ...(sizes && {
        width: sizes.width,
        height: sizes.height,
        blur: sizes.blur,
        webp_widths: sizes.webp.map(({ width }) => width),
      }),
    }),
  );
}
