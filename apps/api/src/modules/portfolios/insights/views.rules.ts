// Who counts as one viewer: values in, values out.
const PROGRAM =
  /bot|crawl|spider|slurp|headless|preview|fetch|monitor|scan|lighthouse|phantom|selenium|facebookexternalhit|whatsapp|telegram|embedly|archiver|https?:\/\/|\bAPI\b/i;

/**
 * Every browser of the last decades calls itself Mozilla or Opera; programs that do so too and mean well say what they
 * are, most of them with an address to read more at. Those that lie are bounded by counting a network once a day.
 */
export function isBrowser(userAgent: string): boolean {
  return /^(Mozilla|Opera)\//.test(userAgent) && !PROGRAM.test(userAgent);
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Browsers say so when they load a page that nobody has asked for yet. */
export function isFetchedAhead(headers: Headers): boolean {
  return /prefetch|prerender|preview/i.test(String(headers["sec-purpose"] ?? headers.purpose ?? ""));
}

/**
 * Whether somebody has gone to a page, as far as their browser tells: by opening it, or within ours. Any other site has
 * its visitors' browsers fetch ours as a picture, a frame or a script, each from a network of its own.
 */
export function isLookedAt(headers: Headers): boolean {
  const dest = headers["sec-fetch-dest"];
  if (dest === undefined || dest === "document") return true;
  return dest === "empty" && headers["sec-fetch-site"] === "same-origin";
}
