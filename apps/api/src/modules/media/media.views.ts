// Rows into what people see.
import type { MediaView, OwnMediaView } from "#api-schema/media.ts";
import { assert } from "#platform/errors/index.ts";
import type { FileRow } from "./media.repository.ts";
import { isRefusal, refusalSentences } from "./media.rules.ts";
import { fileTypeOf } from "./sniff-type.ts";

/** Gives the address of a variant of a file (`640.webp`, `original`), or null where the reader gets none. */
export type LinkMaker = (file: FileRow, variant: string) => string | null;

/** Public files by addresses that never change; private ones get none. */
export function publicLinks(file: Pick<FileRow, "access" | "content_hash" | "type">, variant: string): string | null {
  if (file.access !== "public" || file.content_hash === null) return null;
  const extension = fileTypeOf(file.type ?? "")?.extension ?? "bin";
  return `/media/${file.content_hash}/${variant === "original" ? `file.${extension}` : variant}`;
}

/** Public files by their lasting addresses, private ones by `privateLink`. */
export function linksWith(privateLink: (mediaId: string, variant: string) => string): LinkMaker {
  return (file, variant) =>
    file.access === "public" ? publicLinks(file, variant) : privateLink(file.media_id, variant);
}

export function mediaView(file: FileRow, link: LinkMaker): MediaView {
  const ready = file.state === "ready";
  const sources = ready && file.kind === "image" ? sourcesOf(file, link) : [];
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
    blur: file.blur,
    url: !ready ? null : file.kind === "image" ? (largest?.url ?? null) : link(file, "original"),
    sources,
    state: stateOf(file),
    refusal: file.refusal !== null && isRefusal(file.refusal) ? refusalSentences[file.refusal] : null,
  };
}

/** `link` must give private addresses too: this is the owner's view. */
export function ownMediaView(file: FileRow, uses: number, link: LinkMaker): OwnMediaView {
  return {
    ...mediaView(file, link),
    user_id: file.user_id,
    original_url: file.state === "ready" ? link({ ...file, access: "private" }, "original") : null,
    used: uses,
    created_at: file.created_at.toISOString(),
    can: uses > 0 ? ["edit"] : ["edit", "delete"],
  };
}

function sourcesOf(file: FileRow, link: LinkMaker): MediaView["sources"] {
  const made = [
    { extension: "avif", type: "image/avif", widths: file.avif_widths ?? [] },
    { extension: "webp", type: "image/webp", widths: file.webp_widths ?? [] },
  ];
  return made.flatMap(({ extension, type, widths }) =>
    widths.flatMap((width) => {
      const url = link(file, `${width}.${extension}`);
      return url === null ? [] : [{ width, type, url }];
    }),
  );
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
