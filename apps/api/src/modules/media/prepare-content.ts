// Looks a content through to its end and makes what pages show of it: once, however many files have it.
import { buffer } from "node:stream/consumers";
import type { Platform } from "#platform/platform.ts";
import { type ContentRow, findContent, updateContent } from "./contents.repository.ts";
import { noteMade } from "./delete-media.ts";
import { derivedKey, originalKey } from "./file-keys.ts";
import { inspectContent } from "./inspect-content.ts";
import { type Filmed, measureFilm } from "./look-inside.ts";
import { makeAvifSizes, makeWebpSizes, type Size } from "./make-sizes.ts";
import { type Refusal, refuseCoding, refuseDuration, refusePixels } from "./media.rules.ts";
import { inPictureQueue } from "./picture-queue.ts";
import { queueAvif, queueDrawing, queueFilm } from "./queue-making.ts";
import { isQuickTime, SNIFF_BYTES } from "./sniff-type.ts";
import { type Content, contentOf } from "./stored-content.ts";
import { stripMetadata } from "./strip/strip-metadata.ts";

// What a column of whole numbers holds.
const DURATION_MS_LARGEST = 2_147_483_647;

const SECOND_LOOK_MS = 60_000;

/** Makes a content ready, or remembers why it is refused and says so. */
export async function prepareContent(platform: Platform, content: ContentRow): Promise<Refusal | null> {
  const stored = await platform.files.get(originalKey(content.content_hash));
  if (!stored) return "lost";
  const source = contentOf(stored);
  const refusal =
    (await inspectContent(content.type, source)) ??
    (content.kind === "image"
      ? await preparePicture(platform, content, source)
      : await prepareFile(platform, content, source));
  if (!refusal) return null;
  const { content_hash } = content;
  await platform.inTransaction((tx) => updateContent(tx, content_hash, { state: "refused", refusal }));
  await platform.files.remove(originalKey(content_hash));
  return refusal;
}

async function preparePicture(platform: Platform, content: ContentRow, source: Content): Promise<Refusal | null> {
  const { content_hash } = content;
  const bytes = await source.read(0, source.bytes);
  // What could not be followed to its end kept what it tells when it came.
  if (stripMetadata(content.type, bytes) === null) return "broken";
  const sizes = await inPictureQueue("waited_for", () => makeWebpSizes(bytes));
  if (typeof sizes === "string") return sizes;
  await putSizes(platform, content_hash, "webp", sizes.webp);
  await noteMade(platform, content_hash, async (tx) => {
    await updateContent(tx, content_hash, {
      state: "ready",
      width: sizes.width,
      height: sizes.height,
      blur: sizes.blur,
      webp_widths: sizes.webp.map((size) => size.width),
      ready_at: platform.clock.now(),
    });
    await queueAvif(tx, platform, content_hash);
  });
  return null;
}

async function prepareFile(platform: Platform, content: ContentRow, source: Content): Promise<Refusal | null> {
  const { content_hash } = content;
  const filmed = content.kind === "document" ? null : await measureFilm(source);
  const durationMs = filmed?.seconds ? Math.round(Math.min(filmed.seconds * 1_000, DURATION_MS_LARGEST)) : null;
  const refusal =
    refuseDuration(content.kind, durationMs) ?? refuseSides(filmed) ?? (await refuseApples(content, source, filmed));
  if (refusal) return refusal;
  await noteMade(platform, content_hash, async (tx) => {
    await updateContent(tx, content_hash, {
      state: "ready",
      duration_ms: durationMs,
      width: filmed?.width ?? null,
      height: filmed?.height ?? null,
      ready_at: platform.clock.now(),
    });
    if (content.type === "application/pdf") await queueDrawing(tx, platform, content_hash);
    if (content.kind === "video") await queueFilm(tx, platform, content_hash);
  });
  return null;
}

/** What Apple's programs write is taken where browsers can play it. */
async function refuseApples(
  { type, kind }: ContentRow,
  source: Content,
  filmed: Filmed | null,
): Promise<Refusal | null> {
  const isApples = type === "audio/mp4" || (type === "video/mp4" && isQuickTime(await source.read(0, SNIFF_BYTES)));
  if (!isApples) return null;
  // The machine may have been too busy: what is said now is kept for everybody's equal file.
  const found = filmed ?? (await measureFilm(source, SECOND_LOOK_MS));
  return found ? refuseCoding(kind, found.picture, found.sound) : "broken";
}

const refuseSides = (filmed: Filmed | null): Refusal | null =>
  filmed?.width && filmed.height ? refusePixels(filmed.width, filmed.height) : null;

/** Adds the AVIF sizes of a picture that is ready; does nothing when they are there or the picture is gone. */
export async function makeAvif(platform: Platform, contentHash: string): Promise<void> {
  const content = await findContent(platform.db, contentHash);
  if (content?.state !== "ready" || content.avif_widths.length > 0) return;
  const stored = await platform.files.get(originalKey(contentHash));
  if (!stored) return;
  const sizes = await inPictureQueue("later", async () =>
    makeAvifSizes(await buffer(stored.open()), content.webp_widths),
  );
  await putSizes(platform, contentHash, "avif", sizes);
  await noteMade(platform, contentHash, (tx) =>
    updateContent(tx, contentHash, { avif_widths: sizes.map((size) => size.width) }),
  );
}

export async function putSizes(
  platform: Platform,
  contentHash: string,
  extension: string,
  sizes: readonly Size[],
  prefix = "",
): Promise<void> {
  for (const { width, content } of sizes)
    await platform.files.put(derivedKey(contentHash, `${prefix}${width}.${extension}`), content);
}
