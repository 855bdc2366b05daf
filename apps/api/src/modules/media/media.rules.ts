// What is taken and what is made of it: values in, a refusal or a plan out.
import { type MediaPurpose, mediaPurposes } from "#api-schema/media.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { tidyLine } from "#platform/text/index.ts";
import type { FileType, RefusedType } from "./sniff-type.ts";

/** A file's name as it is kept: without the marks that make "exe.jpg" of "gpj.exe". */
export const keptName = (name: string): string => tidyLine(name) || "file";

const MB = 1_048_576;
const BYTES_MAX: Readonly<Record<FileType["kind"], number>> = {
  image: 25 * MB,
  document: 50 * MB,
  audio: 100 * MB,
  video: 500 * MB,
};
const TEXT_BYTES_MAX = MB;
/** Fifty megapixels: a large camera's picture; decoding more than that costs more memory than it is worth. */
export const PIXELS_MAX = 50_000_000;
const SIDE_MAX = 30_000;
// A size is never higher than this: WebP ends at 16,383, and a page has no use for more.
const DERIVED_HEIGHT_MAX = 8_192;
// Of what is higher for its width no size can be made, not of one pixel's width.
const TIMES_AS_HIGH_MAX = 16_383;
const WIDTHS = [320, 640, 1280, 1920] as const;

/** More often in a row the server does not go down by chance while it works on the same file. */
export const DEATHS_MAX = 5;

/** How many uploads one person may have open at once. How much they may keep: `storage.ts`. */
export const OPEN_UPLOADS_MAX = 20;

/** A film longer than this is no sample of anybody's work, and nobody waits for a longer recording. */
const DURATION_MS_MAX: Readonly<Record<"video" | "audio", number>> = { video: 7_200_000, audio: 14_400_000 };

export type Refusal =
  | RefusedType
  | "empty"
  | "too_large"
  | "too_many_pixels"
  | "too_long"
  | "broken"
  | "cut_off"
  | "hidden_track"
  | "lost"
  | "malware"
  | "not_for_browsers"
  | "not_scannable";

/** Why a file was refused, for the person who sent it. */
export const refusalSentences: Readonly<Record<Refusal, string>> = {
  unknown_type:
    "We do not take this kind of file. Send JPEG, PNG, WebP, AVIF, GIF, PDF, MP4, MOV, WebM, MP3, M4A, WAV or plain text.",
  active_content: "Web pages and SVG drawings can carry programs, so we do not take them. Send a picture of it as PNG.",
  archive: "We do not take archives. Send the files one by one.",
  heic: "We cannot read HEIC pictures yet. Export it as JPEG and send that.",
  empty: "The file is empty.",
  too_large: "The file is too large: pictures up to 25 MB, documents 50 MB, sound 100 MB, video 500 MB, text 1 MB.",
  too_long: "The file is too long: a film may last two hours, a recording four.",
  too_many_pixels: "The picture is too large: up to 50 megapixels and 30,000 pixels a side.",
  broken: "We could not read the file. It may be damaged; save it anew and send that.",
  cut_off: "The file ends too early. Send it again.",
  hidden_track:
    "The film holds a track beside picture and sound that we cannot take out. Export it without subtitles and data.",
  not_for_browsers:
    "Browsers cannot play what this file holds. Export a film as MP4 with H.264 and AAC, and sound as MP3.",
  malware: "A malware scanner recognised this file, so we do not take it.",
  not_scannable: "The file is too large for the malware scanner here. Send a smaller one.",
  lost: "The file did not arrive whole. Send it again.",
};

/** True for the code of a refusal, as the database keeps it. */
export function isRefusal(code: string): code is Refusal {
  return code in refusalSentences;
}

const ARCHIVE_TYPES =
  /^application\/(zip|gzip|x-(zip-compressed|gzip|tar|rar-compressed|7z-compressed|bzip2|xz)|vnd\.rar)$/;
const ACTIVE_TYPES = /^(text\/html|application\/xhtml\+xml|image\/svg\+xml|(text|application)\/(java|ecma)script)$/;

/**
 * Null unless what the sender says it is can never be taken: nobody should send half a gigabyte to hear that. Systems
 * have many words for what is taken (`audio/x-wav`, `video/x-m4v`), so any other word is left to the content.
 */
export function refuseAnnounced(type: string): Extract<Refusal, "archive" | "active_content"> | null {
  const [word = ""] = type.toLowerCase().split(";");
  if (ARCHIVE_TYPES.test(word.trim())) return "archive";
  return ACTIVE_TYPES.test(word.trim()) ? "active_content" : null;
}

/** Null when a file of this type may have this many bytes. */
export function refuseSize(file: FileType, bytes: number): Refusal | null {
  if (bytes === 0) return "empty";
  const limit = file.type.startsWith("text/") ? TEXT_BYTES_MAX : BYTES_MAX[file.kind];
  return bytes > limit ? "too_large" : null;
}

/** Null when a picture of this size may be decoded. */
export function refusePixels(width: number, height: number): Refusal | null {
  if (width < 1 || height < 1) return "broken";
  if (height > width * TIMES_AS_HIGH_MAX) return "too_many_pixels";
  return width > SIDE_MAX || height > SIDE_MAX || width * height > PIXELS_MAX ? "too_many_pixels" : null;
}

/** A film or a recording: a picture can stand for it. */
export const isPlayed = (kind: string): boolean => kind === "video" || kind === "audio";

const PLAYED_PICTURES: readonly string[] = ["avc", "hevc", "av1", "vp9"];
const PLAYED_SOUND: readonly string[] = ["aac", "mp3", "opus"];

/**
 * Null when browsers can play what is in a file of Apple's programs, which hold more than that. A film may be without
 * sound (null).
 */
export function refuseCoding(kind: string, picture: string | null, sound: string | null): Refusal | null {
  const isSeen = kind === "audio" || (picture !== null && PLAYED_PICTURES.includes(picture));
  const isHeard = sound === null ? kind !== "audio" : PLAYED_SOUND.includes(sound);
  return isSeen && isHeard ? null : "not_for_browsers";
}

/** Null when a film or a recording may last that long; what could not be found out is no reason to refuse. */
export function refuseDuration(kind: string, durationMs: number | null): Refusal | null {
  if ((kind !== "video" && kind !== "audio") || durationMs === null) return null;
  return durationMs > DURATION_MS_MAX[kind] ? "too_long" : null;
}

/** The widths to make of a picture: the standard ones below its own, and its own up to 1,920; never larger. */
export function widthsFor(width: number, height: number): readonly number[] {
  const tallest = Math.max(1, Math.floor((DERIVED_HEIGHT_MAX * width) / height));
  const largest = Math.min(width, 1_920, tallest);
  return [...WIDTHS.filter((standard) => standard < largest), largest];
}

/** What a use of a file means for who may see it. Private files are reached by links that expire. */
const purposes: Readonly<Record<MediaPurpose, "public" | "private">> = {
  profile_image: "public",
  profile_cover: "public",
  organisation_logo: "public",
  portfolio_cover: "public",
  portfolio_item: "public",
  portfolio_layout: "public",
  portfolio_kept: "private",
  service: "public",
  campaign: "public",
  article: "public",
  project: "private",
  proposal: "private",
  offer: "private",
  delivery: "private",
  workspace: "private",
  message: "private",
  dispute: "private",
  certificate: "private",
  due_diligence: "private",
  identity: "private",
};

export function isPublicPurpose(purpose: MediaPurpose): boolean {
  return purposes[purpose] === "public";
}
export const publicPurposes: readonly string[] = mediaPurposes.filter(isPublicPurpose);

/** An upload that is still not whole then is given up. */
export const UPLOAD_AGE_MS = 2 * DAY_MS;
