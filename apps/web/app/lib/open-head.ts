// Apart from `page-title.ts`, which every page loads: few pages have such a head.
import { languageOf } from "#api-schema/languages.ts";
import { pageTitle, readerOf } from "./page-title.ts";

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
  const { origin, locale } = readerOf(matches);
  const image = `/api/share-image.png?${new URLSearchParams({ language: languageOf(locale) })}`;
  return pageTitle(title, { description: lede, image, home: { origin, path } });
}
