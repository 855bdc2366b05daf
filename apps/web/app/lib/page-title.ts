import { createElement } from "react";
import { defaultReader, type Reader } from "./reader.ts";
import { type Text, textFor } from "./text.ts";

const brand = "Kogi";

interface PageMeta {
  readonly description?: string | undefined;
  /** What the page is about, for link previews; else it is a page like others. */
  readonly kind?: "profile" | "article";
  /** A picture for link previews. */
  readonly image?: string | null | undefined;
  /** Where the page is found for good, which programs that read it from outside are told in full. */
  readonly home?: { readonly origin: string; readonly path: string };
  /** Not for search engines: settings, results of a search. */
  readonly hidden?: boolean;
}

/** The tags of a page's head; for a route's `meta`. */
export function pageTitle(title: string, { description, kind, image, home, hidden = false }: PageMeta = {}) {
  const full = `${title} · ${brand}`;
  return [
    { title: full },
    { property: "og:title", content: full },
    { property: "og:type", content: kind ?? "website" },
    { property: "og:site_name", content: brand },
    ...(description ? describe(description) : []),
    ...(home ? tellHome(new URL(home.path, home.origin).href) : []),
    ...(image ? showPicture(home ? new URL(image, home.origin).href : image, full) : []),
    ...(hidden ? [{ name: "robots", content: "noindex" }] : []),
  ];
}

/** The words of a page's head in the reader's language, from the `matches` that a route's `meta` is given. */
export function headWords<Words>(text: Text<Words>, matches: readonly unknown[]): Words {
  return textFor(text, readerOf(matches).locale);
}

/** Who reads the page, from the same `matches`. */
export function readerOf(matches: readonly unknown[]): Reader {
  // The first match is the root's, whose loader tells of the reader; it has no data when it failed.
  const [root] = matches as readonly ({ readonly loaderData?: { readonly reader: Reader } } | undefined)[];
  return root?.loaderData?.reader ?? defaultReader;
}

function showPicture(content: string, alt: string) {
  return [
    { property: "og:image", content },
    { property: "og:image:alt", content: alt },
    // Cards of our own: some readers show them large from the first share on only when they know their size.
    ...(content.includes("/share-image.png")
      ? [
          { property: "og:image:width", content: "1200" },
          { property: "og:image:height", content: "630" },
        ]
      : []),
    { name: "twitter:card", content: "summary_large_image" },
  ];
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

/**
 * What search engines read of a page (schema.org). Only the server writes it, so that no browser loads the program that
 * makes it: pass `import.meta.env.SSR ? … : null`, and what the server wrote stays as it is.
 */
export function StructuredData({ data }: { readonly data: object | null }) {
  const __html = import.meta.env.SSR && data ? JSON.stringify(data).replace(MARKUP, escaped) : "";
  return createElement("script", {
    type: "application/ld+json",
    suppressHydrationWarning: true,
    // biome-ignore lint/security/noDangerouslySetInnerHtml: what could end the script is escaped above
    dangerouslySetInnerHTML: { __html },
  });
}

// `<` would let a title end the script, and the others mean something to one reader of HTML or another.
const MARKUP = /[<>&\u2028\u2029]/g;

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
