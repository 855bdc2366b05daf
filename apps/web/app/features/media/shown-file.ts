// What a row of a list shows of a file: where it opens and its smallest picture.
import type { MediaView } from "#api-schema/media.ts";

export function toFile({ original_url, url }: MediaView): { to?: string } {
  const to = original_url ?? url;
  return to === null ? {} : { to };
}

/** The smallest size of the picture that stands for it; files without one have an icon. */
export function thumbOf({ kind, sources, url }: MediaView): { previewUrl?: string } {
  const smallest = sources.toSorted((a, b) => a.width - b.width)[0]?.url ?? (kind === "image" ? url : null);
  return smallest ? { previewUrl: smallest } : {};
}
