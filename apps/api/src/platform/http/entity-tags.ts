// What ETag, If-None-Match and If-Match mean here: a thing with a version carries it in its tag, so that the tag somebody
// read with is good for the edit as well.
import { hash } from "node:crypto";

const TAG = /^(?:W\/)?"(?:v(\d+))?\.?([^"]*)"$/;

/** `"v3.hash"` for an answer with a version, else `"hash"`: counters in it may change without a new version. */
export function entityTag(answer: unknown, body: string): string {
  const content = hash("sha1", body, "base64url");
  const version = versionOf(answer);
  return version === null ? `"${content}"` : `"v${version}.${content}"`;
}

/** True when If-None-Match lists this tag; by weak comparison (RFC 9110 13.1.2), as proxies that compress weaken tags. */
export function namesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === "*" || tagsIn(header).some((one) => one.replace(/^W\//, "") === tag);
}

/** True without If-Match, and when it lists this version: as `"v3"`, or as the whole tag the thing was read with. */
export function namesVersion(header: string | undefined, version: number): boolean {
  if (header === undefined || header.trim() === "*") return true;
  return tagsIn(header).some((one) => TAG.exec(one)?.[1] === String(version));
}

const tagsIn = (header: string): readonly string[] => header.split(",").map((one) => one.trim());

function versionOf(answer: unknown): number | null {
  if (typeof answer !== "object" || answer === null || !("version" in answer)) return null;
  return typeof answer.version === "number" ? answer.version : null;
}
