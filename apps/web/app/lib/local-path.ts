// What answers there is no page: a file, or a call that a page makes.
const NO_PAGE = /^\/(?:api|assets|media|sandbox)(?:\/|$)/;

/** A page of this site that a form or an address asked to return to; anything else becomes the home page. */
export function localPath(wanted: unknown, fallback = "/"): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return fallback;
  const url = URL.canParse(wanted, "http://here") ? new URL(wanted, "http://here") : null;
  // "//evil.example" and "/\evil.example" are other sites to a browser; so is what "/x/..//evil.example" comes down to.
  if (url?.host !== "here" || url.pathname.startsWith("//")) return fallback;
  return isPage(url.pathname) ? url.pathname + url.search + url.hash : fallback;
}

/** As the server reads the address: "/%61pi" is "/api" to it. */
function isPage(pathname: string): boolean {
  try {
    return !NO_PAGE.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}
