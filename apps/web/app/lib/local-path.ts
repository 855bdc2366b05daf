/** A path of this site that a form or an address asked to return to; anything else becomes the home page. */
export function localPath(wanted: unknown, fallback = "/"): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return fallback;
  const url = URL.canParse(wanted, "http://here") ? new URL(wanted, "http://here") : null;
  // "//evil.example" and "/\evil.example" are other sites to a browser; so is what "/x/..//evil.example" comes down to.
  if (url?.host !== "here" || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}
