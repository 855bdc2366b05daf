// Whether an answer with somebody's bytes is harmless: it does nothing in our name, whatever the bytes are.
import sharp from "sharp";
import { TELLING } from "./hostile-files.ts";

export interface Served {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Shown in place: pictures that we made, sound and film. */
const SHOWN = new Set(["image/webp", "image/avif", "video/mp4", "video/webm", "audio/mpeg"]);
/** Saved, never opened. */
const SAVED = new Set([
  "image/jpeg",
  "image/png",
  "image/gif",
  "image/webp",
  "image/avif",
  "application/pdf",
  "text/plain",
]);

export async function fetchServed(url: string, headers: Record<string, string> = {}): Promise<Served> {
  const answer = await fetch(url, { headers });
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
}

/** Sizes are made by us. Pictures and films as sent were stripped of what they tell; all else is given back as it came. */
export type Origin = "made" | "stripped" | "sent";

/** Everything that is wrong with it, one line each. */
export async function judgeServed({ status, headers, body }: Served, origin: Origin): Promise<readonly string[]> {
  if (status !== 200) return [`answered ${status}`];
  const faults: string[] = [];
  const type = headers.get("content-type") ?? "none";
  const saved = headers.get("content-disposition")?.startsWith("attachment;") ?? false;
  if (!(saved ? SAVED.has(type) || SHOWN.has(type) : SHOWN.has(type))) faults.push(`${type} is served to be opened`);
  if (headers.get("x-content-type-options") !== "nosniff") faults.push("may be sniffed");
  const policy = headers.get("content-security-policy") ?? "";
  if (!policy.includes("default-src 'none'") || !/(^|; )sandbox$/.test(policy))
    faults.push(`has the policy "${policy}"`);
  faults.push(...judgeName(headers.get("content-disposition") ?? ""));
  if (origin !== "sent" && TELLING.some((word) => body.includes(word))) faults.push("holds what the sender hid in it");
  if (origin === "made" && type.startsWith("image/")) faults.push(...(await judgePicture(body)));
  return faults;
}

/** What a browser may save it as is a plain file's name: no folder, no end of line, nothing that acts. */
function judgeName(disposition: string): readonly string[] {
  const encoded = /filename\*=UTF-8''(\S*)$/.exec(disposition)?.[1];
  if (encoded === undefined) return [];
  const name = decodeURIComponent(encoded);
  const faults: string[] = [];
  if (/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name)) faults.push(`is saved as ${JSON.stringify(name)}`);
  if (!/\.(jpg|png|gif|webp|avif|pdf|txt)$/.test(name))
    faults.push(`is saved with the ending of ${JSON.stringify(name)}`);
  if (/[/\\]/.test(/filename="([^"]*)"/.exec(disposition)?.[1] ?? "")) faults.push("names a folder");
  return faults;
}

async function judgePicture(body: Buffer): Promise<readonly string[]> {
  const { format, exif, xmp, iptc } = await sharp(body).metadata();
  const faults = format === "webp" || format === "heif" ? [] : [`is ${format}`];
  return exif || xmp || iptc ? [...faults, "carries metadata"] : faults;
}
