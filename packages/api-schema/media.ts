// Files that people upload: pictures, video, audio, documents. Sending in pieces (tus 1.0) is at /api/uploads.
import { type Static, Type } from "typebox";
import { fileRoute, Id, Instant, Line, nullable, oneOf, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";

/** Most bytes of one request to `POST /api/media`; larger files go in pieces to /api/uploads. */
export const SIMPLE_UPLOAD_BYTES_MAX = 25 * 1_048_576;
/** Most bytes of one file sent in pieces. */
export const RESUMABLE_UPLOAD_BYTES_MAX = 500 * 1_048_576;

export const MediaKind = oneOf("image", "video", "audio", "document");
/** `uploading` (pieces arriving) -> `scanning` (looked at, sizes made) -> `ready`, or `refused` with the reason. */
export const MediaState = oneOf("uploading", "scanning", "ready", "refused");

const MediaSource = record({ width: Type.Integer(), type: Type.String(), url: Type.String() });

/** How a file stands beside what it belongs to. */
export const MediaView = record({
  media_id: Id,
  /** Null until the content has been looked at. */
  kind: nullable(MediaKind),
  type: nullable(Type.String({ description: "Media type, decided by the content." })),
  name: Type.String(),
  alt: Type.String(),
  bytes: Type.Integer(),
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  /** How long a film or a recording is, in thousandths of a second; null when that could not be found out. */
  duration_ms: nullable(Type.Integer()),
  /** Of a document; null until they are counted, and when they cannot be. */
  pages: nullable(Type.Integer()),
  /** The picture that its owner chose to stand for a film or a recording. */
  poster_media_id: nullable(Id),
  /** The WebVTT file that its owner chose as the captions of a film. */
  captions_media_id: nullable(Id),
  /** Where the captions are read; null while they are not ready, and when they turned out to be something else. */
  captions_url: nullable(Type.String()),
  /** A tiny picture as a data address, to show until the real one is there. */
  blur: nullable(Type.String()),
  /** The picture's largest size, or the file itself; null while it is not ready. */
  url: nullable(Type.String()),
  /** The file as it was sent, by a link that expires, for its owner and whoever it was handed to; null for others. */
  original_url: nullable(Type.String()),
  /** The sizes of the picture that stands for it (itself, a document's first page, a poster), best coding first, small to large. */
  sources: Type.Array(MediaSource),
  /** Of a document: its pages from the second on, as far as they are drawn (up to the tenth). */
  page_pictures: Type.Array(
    record({
      page: Type.Integer(),
      width: Type.Integer(),
      height: Type.Integer(),
      blur: Type.String(),
      sources: Type.Array(MediaSource),
    }),
  ),
  state: MediaState,
  /** Why it was refused, as a sentence. */
  refusal: nullable(Type.String()),
});
export type MediaView = Static<typeof MediaView>;

/** What a file can be used for. Those of `poster` stand for a film or a recording, those of `captions` go with a film. */
export const mediaPurposes = [
  "profile_image",
  "profile_cover",
  "organisation_logo",
  "portfolio_cover",
  "portfolio_item",
  "portfolio_layout",
  "portfolio_kept",
  "service",
  "campaign",
  "article",
  "project",
  "proposal",
  "offer",
  "delivery",
  "workspace",
  "message",
  "dispute",
  "certificate",
  "due_diligence",
  "identity",
] as const;
export type MediaPurpose = (typeof mediaPurposes)[number];

/** One's own file. */
export const OwnMediaView = record({
  ...MediaView.properties,
  user_id: Id,
  /** How many things use it: while any does, it cannot be deleted. */
  used: Type.Integer(),
  /** What for, each once. A poster and captions can be deleted: their film goes on without. */
  used_for: Type.Array(oneOf(...mediaPurposes, "poster", "captions")),
  created_at: Instant,
  can: Type.Array(oneOf("edit", "delete")),
});
export type OwnMediaView = Static<typeof OwnMediaView>;

/** How much one keeps: every file but those that were refused, and those that are still on their way. */
export const StorageView = record({
  used_bytes: Type.Integer(),
  /** By one's plan; null: without limit. */
  limit_bytes: nullable(Type.Integer()),
  open_uploads: Type.Integer(),
});
export type StorageView = Static<typeof StorageView>;

/** A file of which some bytes are still to come. It takes room as announced, until it is whole or broken off. */
export const UploadView = record({
  media_id: Id,
  name: Type.String(),
  /** As announced. */
  bytes: Type.Integer(),
  received_bytes: Type.Integer(),
  created_at: Instant,
  /** It is given up some time after this. */
  kept_until: Instant,
});
export type UploadView = Static<typeof UploadView>;

const mediaParams = record({ media_id: Id });
/** The bytes of a file, sent as `application/octet-stream`. */
const FileBody = Type.Unsafe<Uint8Array>({ type: "string", format: "binary" });

export const mediaApi = {
  uploadMedia: route({
    method: "POST",
    path: "/api/media",
    summary: "Upload a file of up to 25 MB in one request: its bytes are the body (application/octet-stream).",
    access: "signed_in",
    scope: "media:write",
    rate: "upload",
    idempotency: "none",
    query: record({ name: Line(200), alt: Type.Optional(Line(300, 0)) }),
    body: FileBody,
    response: OwnMediaView,
    status: 201,
    errors: ["media.type_refused", "media.too_large", "media.empty", "media.quota_reached"],
  }),
  getStorage: route({
    method: "GET",
    path: "/api/storage",
    summary: "How much of your storage is taken, and how much there is.",
    access: "signed_in",
    scope: "media:read",
    response: StorageView,
  }),
  listUploads: route({
    method: "GET",
    path: "/api/uploads",
    summary: "Your unfinished uploads, newest first. There are never more than twenty.",
    access: "signed_in",
    scope: "media:read",
    response: record({ data: Type.Array(UploadView) }),
  }),
  listMedia: route({
    method: "GET",
    path: "/api/media",
    summary: "Your files, newest first.",
    access: "signed_in",
    scope: "media:read",
    query: record({
      kind: Type.Optional(Type.Array(MediaKind, { maxItems: 4 })),
      state: Type.Optional(Type.Array(MediaState, { maxItems: 4 })),
      ...pageQuery,
      ...sortedBy("-created_at"),
    }),
    response: pageOf(OwnMediaView),
  }),
  getMedia: route({
    method: "GET",
    path: "/api/media/:media_id",
    summary: "One of your files: its state, sizes and links.",
    access: "signed_in",
    scope: "media:read",
    params: mediaParams,
    response: OwnMediaView,
    errors: ["media.not_found"],
  }),
  patchMedia: route({
    method: "PATCH",
    path: "/api/media/:media_id",
    summary: "Change a file's name, its description for people who cannot see it, or the poster or captions of a film.",
    access: "signed_in",
    scope: "media:write",
    params: mediaParams,
    body: record({
      name: Type.Optional(Line(200)),
      alt: Type.Optional(Line(300, 0)),
      poster_media_id: Type.Optional(nullable(Id)),
      captions_media_id: Type.Optional(nullable(Id)),
    }),
    response: OwnMediaView,
    errors: ["media.not_found", "media.no_poster", "media.no_captions", "media.not_usable"],
  }),
  deleteMedia: route({
    method: "DELETE",
    path: "/api/media/:media_id",
    summary: "Delete one of your files, or break off its upload. Refused while something uses it.",
    access: "signed_in",
    scope: "media:write",
    params: mediaParams,
    errors: ["media.not_found", "media.in_use"],
  }),
  privateFile: fileRoute({
    method: "GET",
    path: "/api/media/:media_id/file",
    summary: "A private file or size, by a signed link that expires. Takes Range.",
    access: "public",
    params: mediaParams,
    query: record({
      variant: Type.String({ pattern: "^(original|[0-9]{1,4}\\.(webp|avif)|p[0-9]{1,2}-[0-9]{1,4}\\.webp)$" }),
      expires: Type.Integer({ description: "Seconds since 1970." }),
      signature: Type.String({ maxLength: 64 }),
    }),
    files: ["application/octet-stream"],
    errors: ["media.link_invalid", "media.link_expired", "media.not_found", "media.range_invalid"],
  }),
  publicFile: fileRoute({
    method: "GET",
    path: "/media/:hash/:file",
    summary:
      "A public picture's size (`640.webp`), a document's page (`p2-640.webp`) or a public file (`file.pdf`): the address never changes content.",
    access: "public",
    params: record({
      hash: Type.String({ pattern: "^[0-9a-f]{40}$" }),
      file: Type.String({ pattern: "^([0-9]{1,4}\\.(webp|avif)|p[0-9]{1,2}-[0-9]{1,4}\\.webp|file\\.[a-z0-9]{3,4})$" }),
    }),
    files: ["image/webp", "image/avif", "application/octet-stream"],
    errors: ["media.not_found", "media.range_invalid"],
  }),
};
