// Where the bytes are read: public files by lasting addresses, private ones by links that expire.
import { mediaApi } from "#api-schema/media.ts";
import { assert } from "#platform/errors/index.ts";
import type { StoredFile } from "#platform/files/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type ContentRow, findContent } from "./contents.repository.ts";
import { derivedKey, originalKey, strippedKey } from "./file-keys.ts";
import { mediaErrors } from "./media.errors.ts";
import { findFile } from "./media.repository.ts";
import { hasPageSize } from "./page-pictures.ts";
import { saveName, sendFile } from "./send-file.ts";
import { refuseLink } from "./signed-links.ts";
import { type FileType, fileTypeOf } from "./sniff-type.ts";

export function registerFileRoutes(http: HttpApp, platform: Platform): void {
  serve(http, mediaApi.publicFile, async (call) => {
    const { hash, file } = call.params;
    const content = await findContent(platform.db, hash);
    if (!content?.public || content.state !== "ready") throw mediaErrors.notFound();
    const cache = "immutable";
    if (!file.startsWith("file."))
      return sendFile(call, await findSize(platform, content, file), { type: sizeType(file), cache });
    const type = fileTypeOf(content.type);
    // A picture as it was sent may tell where it was taken: the public gets its sizes alone.
    if (!type || type.kind === "image" || file !== `file.${type.extension}`) throw mediaErrors.notFound();
    const key = content.has_stripped_copy ? strippedKey(hash) : originalKey(hash);
    const stored = await mustFind(platform, key);
    // A browser would run what a document holds (PDF knows scripts): it is saved, not shown. Captions are read by its player.
    return sendFile(call, stored, { type: type.type, cache, ...(isSaved(type) ? { saveAs: file } : {}) });
  });

  serve(http, mediaApi.privateFile, async (call) => {
    const { media_id } = call.params;
    const { variant, expires, signature } = call.query;
    const refusal = refuseLink(
      platform.secret,
      { mediaId: media_id, variant, expires },
      signature,
      platform.clock.now(),
    );
    if (refusal) throw mediaErrors[refusal]();
    const file = await findFile(platform.db, media_id);
    if (file?.state !== "ready" || file.content_hash === null) throw mediaErrors.notFound();
    const content = await findContent(platform.db, file.content_hash);
    if (!content) throw mediaErrors.notFound();
    const cache = "private";
    if (variant !== "original")
      return sendFile(call, await findSize(platform, content, variant), { type: sizeType(variant), cache });
    const type = fileTypeOf(content.type);
    assert(type, "only allowed types are kept");
    const stored = await mustFind(platform, originalKey(content.content_hash));
    const saved = type.kind === "image" || isSaved(type);
    return sendFile(call, stored, { type: type.type, cache, ...(saved ? { saveAs: saveName(file.name, type) } : {}) });
  });
}

const isSaved = ({ kind, type }: FileType): boolean => kind === "document" && type !== "text/vtt";

function sizeType(file: string): string {
  return file.endsWith(".avif") ? "image/avif" : "image/webp";
}

async function findSize(platform: Platform, content: ContentRow, file: string): Promise<StoredFile> {
  const [, page, pageWidth] = /^p(\d+)-(\d+)\.webp$/.exec(file) ?? [];
  if (page !== undefined) {
    if (!hasPageSize(content.page_pictures, Number(page), Number(pageWidth))) throw mediaErrors.notFound();
    return mustFind(platform, derivedKey(content.content_hash, `p${Number(page)}-${Number(pageWidth)}.webp`));
  }
  const [width, extension] = file.split(".");
  const made = extension === "avif" ? content.avif_widths : content.webp_widths;
  if (!made.includes(Number(width))) throw mediaErrors.notFound();
  return mustFind(platform, derivedKey(content.content_hash, `${Number(width)}.${extension}`));
}

async function mustFind(platform: Platform, key: string): Promise<StoredFile> {
  const stored = await platform.files.get(key);
  if (!stored) throw mediaErrors.notFound();
  return stored;
}
