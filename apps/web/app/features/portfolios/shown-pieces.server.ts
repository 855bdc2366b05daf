import type { MediaView } from "#api-schema/media.ts";
import type { WorkItemView } from "#api-schema/work-items.ts";

/** What a page shows of a piece of work, and nothing else: ids, addresses and instants do not compress. */
export type ShownPiece = Pick<
  WorkItemView,
  "item_id" | "portfolio_id" | "kind" | "title" | "story" | "client" | "role" | "date" | "link" | "verified"
> & { readonly media: readonly MediaView[] };

// Further down a picture has arrived before it is seen, and forty blurs are a fifth of a page.
const BLURRED = 6;

export function shownPieces(items: readonly WorkItemView[]): ShownPiece[] {
  return items.map(
    ({ item_id, portfolio_id, kind, title, story, client, role, date, link, verified, media }, place) => ({
      ...{ item_id, portfolio_id, kind, title, story, client, role, date, link, verified },
      media: shownFiles(media).map((file) => (place < BLURRED ? file : { ...file, blur: null })),
    }),
  );
}

/** Files with the sizes that a page offers: all of the best coding, and the largest of the one that every browser reads. */
export function shownFiles(files: readonly MediaView[]): MediaView[] {
  return files.map((file) => {
    const best = file.sources[0]?.type;
    const plain = file.sources.findLast(({ type }) => type === "image/webp");
    return { ...file, sources: file.sources.filter((source) => source.type === best || source === plain) };
  });
}
