import type { MediaView } from "#api-schema/media.ts";
import type { WorkItemView } from "#api-schema/work-items.ts";
import type { PictureSource } from "../../ui/picture.tsx";
import { pictureOf } from "../media/picture-of.ts";

/** A file as a page shows it: a picture as little more than its addresses, anything else whole. */
export interface ShownFile {
  readonly width: number | null;
  readonly height: number | null;
  readonly picture: PictureSource | null;
  /** A film, a recording or a document. */
  readonly file?: MediaView;
}

/** What a page shows of a piece of work, and nothing else: ids, addresses and instants do not compress. */
export type ShownPiece = Pick<
  WorkItemView,
  "item_id" | "portfolio_id" | "kind" | "title" | "story" | "client" | "role" | "date" | "link" | "verified"
> & { readonly media: readonly ShownFile[] };

// Further down a picture has arrived before it is seen, and forty blurs are a fifth of a page.
const BLURRED = 6;

/** The pieces of a portfolio. A document among them is shown by its first page alone. */
export function shownPieces(items: readonly WorkItemView[]): ShownPiece[] {
  return items.map((item, place) => ({
    ...shownPiece(item),
    media: item.media.map((file) =>
      shownFile({ ...file, page_pictures: [], blur: place < BLURRED ? file.blur : null }, item.title),
    ),
  }));
}

/** A piece on a page of its own, with all pages of its documents. */
export function shownPiece(item: WorkItemView): ShownPiece {
  const { item_id, portfolio_id, kind, title, story, client, role, date, link, verified } = item;
  return {
    ...{ item_id, portfolio_id, kind, title, story, client, role, date, link, verified },
    media: item.media.map((file) => shownFile(file, title)),
  };
}

function shownFile(file: MediaView, title: string): ShownFile {
  const { width, height } = file;
  const shown = { width, height, picture: pictureOf(file, file.alt || title) };
  return file.kind === "image" ? shown : { ...shown, file: withOffered(file) };
}

/** Files with the sizes that a page offers. */
export function shownFiles(files: readonly MediaView[]): MediaView[] {
  return files.map(withOffered);
}

/** All sizes of the best coding, and the largest of the one that every browser reads. */
function withOffered(file: MediaView): MediaView {
  const best = file.sources[0]?.type;
  const plain = file.sources.findLast(({ type }) => type === "image/webp");
  return { ...file, sources: file.sources.filter((source) => source.type === best || source === plain) };
}
