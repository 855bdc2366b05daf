// Webhooks are signed over their time and their bytes: "t=<seconds>,v1=<hex HMAC-SHA256 of t.body>".
import { createHmac, timingSafeEqual } from "node:crypto";

export const SIGNATURE_HEADER = "kogi-sandbox-signature";
export const TOLERANCE_SECONDS = 300;

export type SignatureVerdict = "good" | "bad" | "expired";

export function webhookSecret(platformSecret: string): string {
  return createHmac("sha256", platformSecret).update("sandbox webhooks").digest("hex");
}

export function sign(secret: string, body: Buffer, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${mac(secret, seconds, body)}`;
}

/** A signature that is right but old is a replay: it is refused like a wrong one, under its own name. */
export function verify(secret: string, header: string, body: Buffer, at: Date): SignatureVerdict {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header);
  if (!match?.[1] || !match[2]) return "bad";
  const seconds = Number(match[1]);
  const expected = Buffer.from(mac(secret, seconds, body), "hex");
  if (!timingSafeEqual(expected, Buffer.from(match[2], "hex"))) return "bad";
  return Math.abs(at.getTime() / 1_000 - seconds) > TOLERANCE_SECONDS ? "expired" : "good";
}

function mac(secret: string, seconds: number, body: Buffer): string {
  return createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
}
