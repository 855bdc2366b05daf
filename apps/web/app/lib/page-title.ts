import { defaultReader, type Reader } from "./reader.ts";
import { type Text, textFor } from "./text.ts";

const brand = "Kogi";

interface PageMeta {
  readonly description?: string | undefined;
  /** A picture for link previews. */
  readonly image?: string | null | undefined;
  /** Where the page is found for good, which programs that read it from outside are told in full. */
  readonly home?: { readonly origin: string; readonly path: string };
  /** Not for search engines: settings, results of a search. */
  readonly hidden?: boolean;
}

/** The tags of a page's head; for a route's `meta`. */
export function pageTitle(title: string, { description, image, home, hidden = false }: PageMeta = {}) {
  const full = `${title} · ${brand}`;
  return [
    { title: full },
    { property: "og:title", content: full },
    { property: "og:site_name", content: brand },
    ...(description ? describe(description) : []),
    ...(home ? tellHome(new URL(home.path, home.origin).href) : []),
    ...(image ? [{ property: "og:image", content: home ? new URL(image, home.origin).href : image }] : []),
    ...(image ? [{ name: "twitter:card", content: "summary_large_image" }] : []),
    ...(hidden ? [{ name: "robots", content: "noindex" }] : []),
  ];
}

/** The words of a page's head in the reader's language, from the `matches` that a route's `meta` is given. */
export function headWords<Words>(text: Text<Words>, matches: readonly unknown[]): Words {
  return textFor(text, readerOf(matches).locale);
}

/**
 * The head of a page that reads alike for everybody. A list of one topic is a page of its own; other filters and orders
 * show parts of the whole, which is its home.
 */
export function openHead(
  { title, lede }: { readonly title: string; readonly lede: string },
  matches: readonly unknown[],
  { pathname, search }: { readonly pathname: string; readonly search: string },
) {
  const topic = new URLSearchParams(search).get("topic");
  const path = topic ? `${pathname}?${new URLSearchParams({ topic })}` : pathname;
  return pageTitle(title, { description: lede, home: { origin: readerOf(matches).origin, path } });
}

function readerOf(matches: readonly unknown[]): Reader {
  // The first match is the root's, whose loader tells of the reader; it has no data when it failed.
  const [root] = matches as readonly ({ readonly loaderData?: { readonly reader: Reader } } | undefined)[];
  return root?.loaderData?.reader ?? defaultReader;
}

function tellHome(address: string) {
  return [
    { tagName: "link", rel: "canonical", href: address },
    { property: "og:url", content: address },
  ];
}

const DESCRIPTION_CHARS_MAX = 160;

function describe(text: string) {
  const line = text.replace(/\s+/g, " ").trim();
  const content = line.length > DESCRIPTION_CHARS_MAX ? `${line.slice(0, DESCRIPTION_CHARS_MAX - 1)}…` : line;
  return [
    { name: "description", content },
    { property: "og:description", content },
  ];
}
