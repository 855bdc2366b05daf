// What the tus library refuses, said as everywhere in Kogi. The protocol's own status codes stay: its programs read them.
import { ERRORS, Metadata } from "@tus/server";
import { type FieldError, type KogiError, requestErrors } from "#platform/errors/index.ts";
import { refusalOf } from "#platform/http/index.ts";
import { mediaErrors } from "./media.errors.ts";

export const TUS_VERSION = "1.0.0";
export type TusMethod = "POST" | "HEAD" | "PATCH";

const NAMED: ReadonlyMap<unknown, () => KogiError> = new Map<unknown, () => KogiError>([
  [ERRORS.FILE_NOT_FOUND, mediaErrors.notFound],
  [ERRORS.FILE_NO_LONGER_EXISTS, mediaErrors.notFound],
  [ERRORS.INVALID_OFFSET, mediaErrors.offsetConflict],
  [ERRORS.ERR_SIZE_EXCEEDED, mediaErrors.moreThanAnnounced],
  [ERRORS.ERR_MAX_SIZE_EXCEEDED, mediaErrors.tooLarge],
  [ERRORS.ERR_LOCK_TIMEOUT, mediaErrors.uploadBusy],
  [ERRORS.ABORTED, mediaErrors.interrupted],
  [ERRORS.INVALID_LENGTH, mediaErrors.lengthNeeded],
]);

/** Of anything thrown while the library has a request: an entry of its own table, or an error of ours. */
export function tusRefusal(error: unknown): KogiError {
  const named = NAMED.get(error);
  if (named) return named();
  if (error instanceof Error) return refusalOf(error);
  const { status_code } = error as { status_code?: number };
  return status_code !== undefined && status_code < 500 ? mediaErrors.headersInvalid() : requestErrors.internal();
}

interface Headers {
  readonly [name: string]: string | string[] | undefined;
}

/** Why the headers of a request make no sense to the protocol; null when they do. Asked before anything is opened. */
export function refuseHeaders(method: TusMethod, headers: Headers): KogiError | null {
  if (headers["tus-resumable"] !== TUS_VERSION) return mediaErrors.protocolVersion();
  if (method === "PATCH" && headers["content-type"] !== "application/offset+octet-stream")
    return requestErrors.unsupportedType();
  const wrong: readonly string[] = [
    ...(method === "PATCH" && !isCount(headers["upload-offset"]) ? ["upload-offset"] : []),
    ...(method === "POST" && !isMetadata(headers["upload-metadata"]) ? ["upload-metadata"] : []),
    // Files put together of several uploads: we do not offer that.
    ...(headers["upload-concat"] === undefined ? [] : ["upload-concat"]),
  ];
  return wrong.length === 0 ? null : mediaErrors.headersInvalid({ fields: wrong.map(fieldOf) });
}

const isCount = (value: string | string[] | undefined): boolean =>
  typeof value === "string" && /^(0|[1-9]\d{0,14})$/.test(value);

/** As the library will read it. */
function isMetadata(value: string | string[] | undefined): boolean {
  if (value === undefined) return true;
  try {
    return typeof value === "string" && Object.keys(Metadata.parse(value)).length > 0;
  } catch {
    return false;
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  "upload-offset": "Say at which byte this piece begins.",
  "upload-metadata": "Words and base64 values with commas between them, no word twice.",
  "upload-concat": "Uploads cannot be put together here.",
};
const fieldOf = (header: string): FieldError => ({
  pointer: `/headers/${header}`,
  detail: SENTENCES[header] ?? "This makes no sense here.",
});
