// Who counts as one viewer: values in, values out.
import { isIPv6 } from "node:net";

const PROGRAM =
  /bot|crawl|spider|slurp|headless|preview|fetch|monitor|scan|lighthouse|phantom|selenium|facebookexternalhit|whatsapp|telegram|embedly|archiver|https?:\/\/|\bAPI\b/i;

/**
 * Every browser of the last decades calls itself Mozilla or Opera; programs that do so too and mean well say what they
 * are, most of them with an address to read more at. Those that lie are bounded by counting a network once a day.
 */
export function isBrowser(userAgent: string): boolean {
  return /^(Mozilla|Opera)\//.test(userAgent) && !PROGRAM.test(userAgent);
}

/** One household has 2^64 IPv6 addresses: the first half of an address names it. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ?? "").split(":").filter(Boolean)]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "").toLowerCase())
    .join(":");
}

/** Browsers say so when they load a page that nobody has asked for yet. */
export function isFetchedAhead(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  return /prefetch|prerender|preview/i.test(String(headers["sec-purpose"] ?? headers.purpose ?? ""));
}
