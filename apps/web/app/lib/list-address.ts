// A list lives in its address: filters, order and how far it is shown. Back, reload and sharing keep all of it.

export const PAGE_SIZE = 24;
const SHOWN_MAX = 96;

export interface ListWindow {
  readonly limit: number;
  readonly cursor?: string;
}

/** Where one list of a page stands in its address, and by how much it grows. */
export interface ListPlace {
  /** Before its parameters, for a page with several lists. */
  readonly prefix: string;
  readonly size: number;
}
const ONLY_LIST: ListPlace = { prefix: "", size: PAGE_SIZE };

const longest = ({ size }: ListPlace): number => SHOWN_MAX - (SHOWN_MAX % size);

/** How much of the list an address asks for: `?show=48`, and behind the longest page `?after=<cursor>`. */
export function listWindow(url: URL, place = ONLY_LIST): ListWindow {
  const { prefix, size } = place;
  const wanted = Number(url.searchParams.get(`${prefix}show`) ?? size);
  const limit = Number.isInteger(wanted) ? Math.min(longest(place), Math.max(size, wanted)) : size;
  const cursor = url.searchParams.get(`${prefix}after`);
  return cursor ? { limit, cursor } : { limit };
}

export interface MoreLinks {
  readonly to: string | null;
  /** Set once the list goes on page by page. */
  readonly firstHref?: string | null;
}

/** Where "Show more" leads: a longer list while the page can grow, then the next page. */
export function moreLinks(url: URL, nextCursor: string | null, place = ONLY_LIST): MoreLinks {
  const [show, after] = [`${place.prefix}show`, `${place.prefix}after`];
  const onLaterPage = url.searchParams.has(after);
  const first = onLaterPage ? { firstHref: withParams(url, { [after]: null, [show]: null }) } : {};
  if (!nextCursor) return { to: null, ...first };
  const longer = listWindow(url, place).limit + place.size;
  if (!onLaterPage && longer <= longest(place)) return { to: withParams(url, { [show]: String(longer) }) };
  const further = withParams(url, { [after]: nextCursor, [show]: String(longest(place)) });
  return { to: further, firstHref: first.firstHref ?? null };
}

/** The address with some parameters set, or taken out by null. */
export function withParams(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  return addressOf(url, params);
}

/** The address without one choice of a filter; the list starts anew. */
export function withoutFilter(url: URL, name: string, value: string): string {
  const params = new URLSearchParams(url.search);
  params.delete(name, value);
  for (const place of ["show", "after"]) params.delete(place);
  return addressOf(url, params);
}

function addressOf(url: URL, params: URLSearchParams): string {
  return params.size > 0 ? `${url.pathname}?${params}` : url.pathname;
}

/** The address of a page as a reader sees it: client navigations fetch `<path>.data` with bookkeeping parameters. */
export function pageUrl(request: Request): URL {
  const url = new URL(request.url);
  url.pathname = url.pathname.replace(/\.data$/, "");
  url.searchParams.delete("_routes");
  return url;
}

/** Where a form of this page leads back to: the same filters and length, so that nobody loses their place by acting. */
export function placeOf(request: Request, dialog: readonly string[] = []): string {
  return withParams(pageUrl(request), Object.fromEntries(dialog.map((name) => [name, null])));
}

/** The values of a filter that the page knows; others are ignored, as an old link may carry them. */
export function pick<const Words extends readonly string[]>(url: URL, name: string, words: Words): Words[number][] {
  const given = url.searchParams.getAll(name);
  return words.filter((word): word is Words[number] => given.includes(word));
}
