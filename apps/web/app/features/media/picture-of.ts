import type { MediaView } from "#api-schema/media.ts";
import type { PictureSource } from "../../ui/picture.tsx";

/** An uploaded picture in its sizes; null while it is not ready or when it is no picture. */
export function pictureOf(media: MediaView | null, alt?: string): PictureSource | null {
  return media?.kind === "image" ? previewOf(media, alt) : null;
}

/** The picture that stands for a file: itself, a document's first page, a film's poster; null where there is none. */
export function previewOf(media: MediaView | null, alt?: string): PictureSource | null {
  return media && pictureFrom(media.sources, { alt: alt ?? media.alt, blur: media.blur });
}

/** A page of a document behind its first one. */
export function pageOf({ sources, blur }: MediaView["page_pictures"][number], alt: string): PictureSource | null {
  return pictureFrom(sources, { alt, blur });
}

function pictureFrom(
  sources: MediaView["sources"],
  { alt, blur }: { readonly alt: string; readonly blur: string | null },
): PictureSource | null {
  // The list names the best coding first, and each from small to large. The plain address is one that every browser reads.
  const src = sources.findLast((source) => source.type === "image/webp")?.url;
  if (!src) return null;
  // One type in a srcset is enough, every current browser reads it.
  const best = sources[0]?.type;
  const srcSet = sources
    .filter((source) => source.type === best)
    .map((source) => `${source.url} ${source.width}w`)
    .join(", ");
  return {
    src,
    alt,
    srcSet,
    ...(blur ? { placeholder: blur } : {}),
  };
}
