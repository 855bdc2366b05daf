// Rows into what people see.
import type { MediaView, OwnMediaView } from "#api-schema/media.ts";
import { assert } from "#platform/errors/index.ts";
import type { FileRow, Use } from "./media.repository.ts";
import { isPlayed, isRefusal, refusalSentences } from "./media.rules.ts";
import { pagePictures } from "./page-pictures.ts";
import { fileTypeOf } from "./sniff-type.ts";

/** Gives the address of a variant of a file (`640.webp`, `original`), or null where the reader gets none. */
export type LinkMaker = (file: Linked, variant: string) => string | null;
type Linked = Pick<FileRow, "media_id" | "access" | "content_hash" | "type"> & {
  readonly duration_ms?: number | null;
};

/** Public files by addresses that never change; private ones get none. */
export function publicLinks(file: Omit<Linked, "media_id">, variant: string): string | null {
  if (file.access !== "public" || file.content_hash === null) return null;
  const extension = fileTypeOf(file.type ?? "")?.extension ?? "bin";
  return `/media/${file.content_hash}/${variant === "original" ? `file.${extension}` : variant}`;
}

/** Public files by their lasting addresses, private ones by `privateLink`, which is told how long they are played. */
export function linksWith(privateLink: (mediaId: string, variant: string, playedMs: number) => string): LinkMaker {
  return (file, variant) => {
    if (file.access === "public") return publicLinks(file, variant);
    return privateLink(file.media_id, variant, variant === "original" ? (file.duration_ms ?? 0) : 0);
  };
}

export function mediaView(file: FileRow, link: LinkMaker): MediaView {
  const ready = file.state === "ready";
  const sources = ready ? sourcesOf(file, link) : [];
  const largest = sources.findLast((source) => source.type === "image/webp");
  return {
    media_id: file.media_id,
    kind: kindOf(file),
    type: file.type,
    name: file.name,
    alt: file.alt,
    bytes: Number(file.bytes),
    width: file.width,
    height: file.height,
    blur: file.poster_blur ?? file.blur,
    duration_ms: file.duration_ms,
    // 0: they could not be counted.
    pages: file.pages || null,
    poster_media_id: file.poster_media_id,
    captions_media_id: file.captions_media_id,
    captions_url: captionsOf(file, link),
    url: !ready ? null : file.kind === "image" ? (largest?.url ?? null) : link(file, "original"),
    // Pictures too: who pays for one gets what was made, and not a size of it.
    original_url: ready ? link({ ...file, access: "private" }, "original") : null,
    sources,
    page_pictures: ready ? pagesOf(file, link) : [],
    state: stateOf(file),
    refusal: file.refusal !== null && isRefusal(file.refusal) ? refusalSentences[file.refusal] : null,
  };
}

/** `link` must give private addresses too: this is the owner's view. */
export function ownMediaView(file: FileRow, uses: readonly Use[], link: LinkMaker): OwnMediaView {
  const used = uses.reduce(
    (sum, { purpose, times }) => (purpose === "poster" || purpose === "captions" ? sum : sum + times),
    0,
  );
  return {
    ...mediaView(file, link),
    user_id: file.user_id,
    used,
    used_for: uses.map(({ purpose }) => purpose),
    created_at: file.created_at.toISOString(),
    can: used > 0 ? ["edit"] : ["edit", "delete"],
  };
}

/** The sizes of the picture that stands for a file: a picture's own, a document's first page, a film's poster or a frame of it. */
function sourcesOf(file: FileRow, link: LinkMaker): MediaView["sources"] {
  const posterId = isPlayed(file.kind ?? "") && file.poster_state === "ready" ? file.poster_media_id : null;
  const shown = posterId === null ? file : posterOf(file, posterId);
  const made = [
    { extension: "avif", type: "image/avif", widths: shown.avif_widths ?? [] },
    { extension: "webp", type: "image/webp", widths: shown.webp_widths ?? [] },
  ];
  return made.flatMap(({ extension, type, widths }) =>
    widths.flatMap((width) => {
      const url = link(shown, `${width}.${extension}`);
      return url === null ? [] : [{ width, type, url }];
    }),
  );
}

function pagesOf(file: FileRow, link: LinkMaker): MediaView["page_pictures"] {
  return pagePictures(file.page_pictures).map(({ page, width, height, blur, webp_widths }) => ({
    page,
    width,
    height,
    blur,
    sources: webp_widths.flatMap((size) => {
      const url = link(file, `p${page}-${size}.webp`);
      return url === null ? [] : [{ width: size, type: "image/webp", url }];
    }),
  }));
}

function captionsOf(file: FileRow, link: LinkMaker): string | null {
  const { captions_media_id: media_id, captions_content_hash: content_hash, captions_type: type } = file;
  if (file.kind !== "video" || media_id === null || file.captions_state !== "ready" || type !== "text/vtt") return null;
  return link({ media_id, access: file.captions_access ?? "private", content_hash, type }, "original");
}

function posterOf(file: FileRow, posterId: string) {
  return {
    media_id: posterId,
    access: file.poster_access ?? "private",
    content_hash: file.poster_content_hash,
    type: null,
    webp_widths: file.poster_webp_widths,
    avif_widths: file.poster_avif_widths,
  };
}

function kindOf(file: FileRow): MediaView["kind"] {
  const known = file.type === null ? undefined : fileTypeOf(file.type);
  return known?.kind ?? null;
}

const states = ["uploading", "scanning", "ready", "refused"] as const;
function stateOf(file: FileRow): MediaView["state"] {
  const state = states.find((known) => known === file.state);
  assert(state, "the database keeps only known states");
  return state;
}
