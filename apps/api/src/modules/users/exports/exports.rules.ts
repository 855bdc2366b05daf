import { createHmac, timingSafeEqual } from "node:crypto";
import { DAY_MS } from "#platform/clock/index.ts";

/** How long a copy can be fetched. */
export const KEPT_MS = 7 * DAY_MS;
/** What is not made by then never will be: its owner may ask anew. */
export const MAKING_MS = DAY_MS;
/** How long the list says that there was one, counted from the asking. */
export const LISTED_MS = 30 * DAY_MS;
export const ASKED_WITHIN_MS = DAY_MS;
export const ASKED_MAX = 3;

/** How many of the files for which there was no room are named beside the copy; inside it, all are. */
export const LEFT_OUT_NAMED = 20;

export interface ExportLink {
  readonly exportId: string;
  readonly userId: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

function signatureOf(secret: string, { exportId, userId, expires }: ExportLink): string {
  return createHmac("sha256", secret).update(`export-link:1:${exportId}:${userId}:${expires}`).digest("base64url");
}

/** The address of a copy: for its signed-in owner alone, until the copy expires. */
export function exportAddress(secret: string, link: ExportLink): string {
  const { exportId, expires } = link;
  return `/api/users/me/exports/${exportId}/file?expires=${expires}&signature=${signatureOf(secret, link)}`;
}

export function isSigned(secret: string, link: ExportLink, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, link));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
