import type { MediaView } from "#api-schema/media.ts";
import type { PictureSource } from "../../ui/picture.tsx";

/** An uploaded picture in its sizes; null while it is not ready or when it is no picture. */
export function pictureOf(media: MediaView | null, alt?: string): PictureSource | null {
  if (media?.kind !== "image" || !media.url) return null;
  // The list names the best coding first; one type in a srcset is enough, every current browser reads it.
  const best = media.sources[0]?.type;
  const srcSet = media.sources
    .filter((source) => source.type === best)
    .map((source) => `${source.url} ${source.width}w`)
    .join(", ");
  return {
    src: media.url,
    alt: alt ?? media.alt,
    ...(srcSet ? { srcSet } : {}),
    ...(media.blur ? { placeholder: media.blur } : {}),
  };
}
