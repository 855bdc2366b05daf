import { formatCompact } from "../../lib/format.ts";
import { pieceHref, portfolioHref } from "../../lib/links.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { uiText } from "../../messages/ui.ts";
import { WorkCard } from "../../ui/work-card.tsx";
import type { ShownPortfolio } from "./shown-portfolio.ts";

interface PortfolioResultProps {
  readonly portfolio: ShownPortfolio;
  readonly eager?: boolean;
  /** On its maker's own page the maker goes without saying. */
  readonly hideMaker?: boolean;
}

export function PortfolioResult({ portfolio, eager = false, hideMaker = false }: PortfolioResultProps) {
  const { locale } = useReader();
  const words = useText(uiText);
  const { handle, slug, itemId, title, picture, maker, topic, likes, views, verified } = portfolio;
  return (
    <WorkCard
      to={itemId === undefined ? portfolioHref(handle, slug) : pieceHref(handle, slug, itemId)}
      title={title}
      picture={picture}
      {...(hideMaker ? {} : { maker })}
      label={topic}
      mark={verified ? words.verifiedWork : undefined}
      note={likes > 0 && words.likes(likes, formatCompact(likes, locale))}
      figure={views > 0 && words.views(views, formatCompact(views, locale))}
      eager={eager}
    />
  );
}

/** Tells one card from another. */
export function portfolioKey({ handle, slug, itemId = "" }: ShownPortfolio): string {
  return `${handle}/${slug}/${itemId}`;
}
