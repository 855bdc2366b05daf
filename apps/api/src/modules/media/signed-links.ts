// Links to private files: whoever holds one may read the file until it expires, and nobody can make one.
import { createHmac, timingSafeEqual } from "node:crypto";
import { HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";

export interface LinkFacts {
  readonly mediaId: string;
  /** `original`, or a size such as `640.webp`. */
  readonly variant: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

const LIFE_MS = 2 * HOUR_MS;
// Rounded, so that a page read twice within a quarter of an hour is the same to the byte and may be cached.
const STEP_MS = 15 * MINUTE_MS;

function signatureOf(secret: string, { mediaId, variant, expires }: LinkFacts): string {
  return createHmac("sha256", secret).update(`media-link:1:${mediaId}:${variant}:${expires}`).digest("base64url");
}

interface Linked {
  readonly mediaId: string;
  readonly variant: string;
  /** A player asks for the next bytes until the end: so long the address opens longer. */
  readonly playedMs?: number;
}

/** An address that opens a private file for two hours or a little longer, besides the time it is played for. */
export function signLink(secret: string, { mediaId, variant, playedMs = 0 }: Linked, now: Date): string {
  const steps = Math.ceil(now.getTime() / STEP_MS) + Math.ceil(playedMs / STEP_MS);
  const expires = (steps * STEP_MS + LIFE_MS) / 1_000;
  const signature = signatureOf(secret, { mediaId, variant, expires });
  return `/api/media/${mediaId}/file?variant=${variant}&expires=${expires}&signature=${signature}`;
}

/** Why a link does not open, or null. A forged link is told nothing about its age. */
export function refuseLink(
  secret: string,
  facts: LinkFacts,
  signature: string,
  now: Date,
): "linkInvalid" | "linkExpired" | null {
  const expected = Buffer.from(signatureOf(secret, facts));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "linkInvalid";
  return now.getTime() >= facts.expires * 1_000 ? "linkExpired" : null;
}
