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

/** Browsers say so when they load a page that nobody has asked for yet. */
export function isFetchedAhead(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  return /prefetch|prerender|preview/i.test(String(headers["sec-purpose"] ?? headers.purpose ?? ""));
}
