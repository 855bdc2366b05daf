// Work as search engines read it (schema.org): what the pages show, nothing beside it.
import type { UserCard } from "#api-schema/users.ts";
import { pieceHref, portfolioHref, profileHref } from "../../lib/links.ts";
import type { ShownPiece } from "./shown-pieces.server.ts";

interface StructuredPortfolio {
  readonly owner: UserCard;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly published_at: string | null;
  readonly image?: string | undefined;
  readonly items: readonly Pick<ShownPiece, "item_id" | "title">[];
}

export function structuredPortfolio(portfolio: StructuredPortfolio, origin: string) {
  const { owner, slug, title, description, tags, published_at, image, items } = portfolio;
  const full = fullIn(origin);
  return {
    "@context": "https://schema.org",
    "@type": ["CreativeWork", "CollectionPage"],
    name: title,
    url: full(portfolioHref(owner.handle, slug)),
    creator: creator(owner, full),
    ...(description ? { description } : {}),
    ...(tags.length > 0 ? { keywords: tags } : {}),
    ...(published_at ? { datePublished: published_at } : {}),
    ...(image ? { image: full(image) } : {}),
    mainEntity: {
      "@type": "ItemList",
      numberOfItems: items.length,
      itemListElement: items.map((item, place) => ({
        "@type": "ListItem",
        position: place + 1,
        name: item.title,
        url: full(pieceHref(owner.handle, slug, item.item_id)),
      })),
    },
  };
}

interface StructuredPiece {
  readonly item: Pick<ShownPiece, "item_id" | "title" | "story" | "date">;
  readonly tags: readonly string[];
  readonly owner: UserCard;
  readonly portfolio: { readonly slug: string; readonly title: string };
  readonly picture?: string | undefined;
  readonly origin: string;
}

export function structuredPiece({ item, tags, owner, portfolio, picture, origin }: StructuredPiece) {
  const full = fullIn(origin);
  return {
    "@context": "https://schema.org",
    "@type": "CreativeWork",
    name: item.title,
    url: full(pieceHref(owner.handle, portfolio.slug, item.item_id)),
    creator: creator(owner, full),
    ...(item.story ? { description: item.story } : {}),
    ...(tags.length > 0 ? { keywords: tags } : {}),
    ...(item.date ? { dateCreated: item.date } : {}),
    ...(picture ? { image: full(picture) } : {}),
    isPartOf: {
      "@type": "CollectionPage",
      name: portfolio.title,
      url: full(portfolioHref(owner.handle, portfolio.slug)),
    },
  };
}

type Full = (path: string) => string;

const fullIn =
  (origin: string): Full =>
  (path) =>
    new URL(path, origin).href;

function creator({ name, handle }: UserCard, full: Full) {
  return { "@type": "Person", name, url: full(profileHref(handle)) };
}
